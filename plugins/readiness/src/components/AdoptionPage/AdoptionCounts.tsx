import { AdoptionFiguresView } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useDrill } from '../../hooks/useDrill';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', columnGap: theme.spacing(2) },
  }),
  { name: 'ReadinessAdoptionCounts' },
);

/** Adopted, not adopted, unknown and left, each leading to its list. @internal */
export const AdoptionCounts = (props: { figures: AdoptionFiguresView }) => {
  const { capability, services, leavers } = props.figures;
  const classes = useStyles();
  const { t } = useWords();
  const drill = useDrill();
  if (services.total === 0) {
    return null;
  }
  const to = (adoption: string) => drill({ capability, adoption });
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      <Link to={to('adopted')}>
        {t('capability.adopted', { count: services.adopted })}
      </Link>
      <Link to={to('not-adopted')}>
        {t('capability.notAdopted', { count: services.notAdopted })}
      </Link>
      <Link to={to('unknown')}>
        {t('capability.unknown', { count: services.unknown })}
      </Link>
      {leavers.length > 0 && (
        <Link to={to('left')}>
          {t('capability.leavers', { count: leavers.length })}
        </Link>
      )}
    </Typography>
  );
};
