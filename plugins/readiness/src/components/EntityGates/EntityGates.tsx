import {
  EntityGates as EntityGatesView,
  MissingResultView,
} from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Answer } from '../../hooks/useAnswer';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { sortGates } from '../../words/gateOrder';
import { AnswerState } from '../AnswerState';
import { RelativeTime } from '../RelativeTime';
import { EntityGate } from './EntityGate';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    meta: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessEntityGates' },
);

/**
 * "May I ship today?": what each gate that concerns the entity answers now, worst first. Nothing where none does.
 * @internal
 */
export const EntityGates = (props: {
  answer: Answer<EntityGatesView>;
  /** Where the row of a check is; absent for one that has none. */
  checkLink(missing: MissingResultView): string | undefined;
  /** Reads everything again after somebody decided something. */
  changed(): void;
}) => {
  const { answer, checkLink, changed } = props;
  const classes = useStyles();
  const { t } = useWords();
  // Who may do what at a gate. Without it the answers stand all the same.
  const documents = useGovernance(api => api.getGates(), []);
  const gates = documents.state === 'ready' ? documents.value.gates : [];
  if (answer.state === 'ready' && answer.value.gates.length === 0) {
    return null;
  }
  return (
    <InfoCard
      title={t('shipping.title')}
      titleTypographyProps={{ component: 'h2' }}
    >
      <AnswerState answer={answer} what={t('shipping.what')}>
        {value => (
          <>
            <Typography variant="body2" className={classes.meta}>
              {t('shipping.asOf', { age: <RelativeTime at={value.at} /> })}
            </Typography>
            <ul className={classes.list}>
              {sortGates(value.gates).map(decision => (
                <EntityGate
                  key={decision.gate}
                  decision={decision}
                  gate={gates.find(({ name }) => name === decision.gate)}
                  checkLink={checkLink}
                  changed={changed}
                />
              ))}
            </ul>
          </>
        )}
      </AnswerState>
    </InfoCard>
  );
};
