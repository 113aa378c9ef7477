import { OwnershipView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { SectionTitle } from '../SectionTitle';
import { StatusIcon } from '../StatusLabel';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(2) },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'flex',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
    },
  }),
  { name: 'ReadinessGaps' },
);

/** What is missing before somebody can be called. @internal */
export const Gaps = (props: { gaps: OwnershipView['gaps'] }) => {
  const classes = useStyles();
  const { t } = useWords();
  return (
    <section className={classes.root}>
      <SectionTitle>{t('owner.gaps')}</SectionTitle>
      {props.gaps.length === 0 ? (
        <Typography variant="body2" className={classes.item}>
          <StatusIcon status="pass" />
          {t('owner.noGaps')}
        </Typography>
      ) : (
        <ul className={classes.list}>
          {props.gaps.map(({ code, text }) => (
            <Typography
              key={code}
              className={classes.item}
              variant="body2"
              component="li"
            >
              <StatusIcon status="fail" />
              <span>{text}</span>
            </Typography>
          ))}
        </ul>
      )}
    </section>
  );
};
