import { EntityReadiness, ResultView } from 'backstage-plugin-readiness-common';
import { EmptyState } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { readStatuses } from '../../words/entityQuery';
import { EvaluateButton } from '../EvaluateButton';
import { RelativeTime } from '../RelativeTime';
import { StatusFilter } from '../StatusFilter';
import { EntityCapabilities } from './EntityCapabilities';
import { OutOfScope } from './OutOfScope';
import { StandardChecklist } from './StandardChecklist';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(2),
    },
    note: { flex: 1, color: theme.palette.text.secondary },
    stack: { '& > * + *': { marginTop: theme.spacing(3) } },
  }),
  { name: 'ReadinessEntityScorecards' },
);

/** All standards of an entity, narrowed by the statuses in the URL. @internal */
export const EntityScorecards = (props: {
  readiness: EntityReadiness;
  reload(): void;
}) => {
  const { readiness, reload } = props;
  const { entity, scorecards, evaluatedAt, pending } = readiness;
  const classes = useStyles();
  const { t } = useWords();
  const [params] = useSearchParams();
  const statuses = readStatuses(params);
  const results = scorecards.flatMap<ResultView>(card => card.results);
  return (
    <>
      <div className={classes.bar}>
        <Typography variant="body2" className={classes.note}>
          {evaluatedAt === null ? (
            t('card.notEvaluated')
          ) : (
            <EvaluatedAt at={evaluatedAt} />
          )}
        </Typography>
        <EvaluateButton
          entityRef={entity.entityRef}
          pending={pending}
          reload={reload}
        />
      </div>
      <div className={classes.stack}>
        {results.length > 0 && <StatusFilter results={results} />}
        {scorecards.length === 0 && (
          <EmptyState
            missing="content"
            title={t(
              evaluatedAt === null ? 'card.notEvaluated' : 'card.noStandards',
            )}
            description={t(
              evaluatedAt === null
                ? 'card.notEvaluatedText'
                : 'card.noStandardsText',
            )}
          />
        )}
        {scorecards.map(scorecard => (
          <StandardChecklist
            key={scorecard.standard}
            scorecard={scorecard}
            statuses={statuses}
          />
        ))}
        <EntityCapabilities adoption={readiness.adoption} />
        <OutOfScope standards={readiness.outOfScope} />
      </div>
    </>
  );
};

function EvaluatedAt(props: { at: string }) {
  const { t } = useWords();
  // The age is an element of its own so that its title can carry the exact time.
  return <>{t('tab.evaluatedAt', { age: <RelativeTime at={props.at} /> })}</>;
}
