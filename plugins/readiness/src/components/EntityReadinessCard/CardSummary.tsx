import { Link } from '@backstage/core-components';
import { EntityReadiness } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { subjectTitles } from '../../words/subjectTitles';
import { ChangeList } from '../ChangeList';
import { SectionTitle } from '../SectionTitle';
import { CardStandard } from './CardStandard';

/** How many changes the card tells; the tab has them all. */
const SHOWN_CHANGES = 3;

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(2) } },
    all: { marginTop: theme.spacing(1) },
    note: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessCardSummary' },
);

/** What the card says once it knows. @internal */
export const CardSummary = (props: {
  readiness: EntityReadiness;
  /** Where the tab of the entity is. */
  tabPath: string;
}) => {
  const { scorecards, changes, evaluatedAt, pending } = props.readiness;
  const classes = useStyles();
  const { t } = useWords();
  if (evaluatedAt === null) {
    return (
      <Typography>
        {t('card.notEvaluated')}. {t('card.notEvaluatedText')}
      </Typography>
    );
  }
  return (
    <div className={classes.root}>
      {pending && (
        <Typography variant="body2" className={classes.note} role="status">
          {t('card.pending')}
        </Typography>
      )}
      {scorecards.length === 0 && (
        <Typography>
          {t('card.noStandards')}. {t('card.noStandardsText')}
        </Typography>
      )}
      {scorecards.map(scorecard => (
        <CardStandard key={scorecard.standard} scorecard={scorecard} />
      ))}
      <section>
        <SectionTitle>{t('card.thisWeek')}</SectionTitle>
        {changes.length === 0 ? (
          <Typography variant="body2" className={classes.note}>
            {t('card.noChanges')}
          </Typography>
        ) : (
          <>
            <ChangeList
              changes={changes.slice(0, SHOWN_CHANGES)}
              titleOf={subjectTitles(props.readiness)}
              label={t('card.thisWeek')}
              details={2}
            />
            <Typography variant="body2" className={classes.all}>
              <Link to={props.tabPath}>{t('card.allChanges')}</Link>
            </Typography>
          </>
        )}
      </section>
    </div>
  );
};
