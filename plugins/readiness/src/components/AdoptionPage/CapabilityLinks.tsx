import { AdoptionFiguresView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { categoryWords } from '../../words/categoryWords';
import { SafeLink } from '../SafeLink';
import { TeamLink } from '../TeamLink';
import { TemplateLink } from '../TemplateLink';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(2),
      marginBottom: theme.spacing(2),
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'ReadinessCapabilityLinks' },
);

/** Who offers a capability, how mature it is, and where to read or start. @internal */
export const CapabilityLinks = (props: { figures: AdoptionFiguresView }) => {
  const { owner, lifecycle, links } = props.figures;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      {owner && (
        <span>
          {t('capability.owner')} <TeamLink entityRef={owner} />
        </span>
      )}
      {lifecycle && (
        <span>
          {t('capability.lifecycle', { lifecycle: categoryWords(lifecycle) })}
        </span>
      )}
      {links.docs && (
        <SafeLink url={links.docs}>{t('capability.docs')}</SafeLink>
      )}
      {links.start && (
        <TemplateLink target={links.start}>
          {t('capability.start')}
        </TemplateLink>
      )}
    </Typography>
  );
};
