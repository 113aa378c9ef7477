import { EntitySlos as EntitySlosView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { DiagnosticAlerts } from '../DiagnosticAlerts';
import { SectionTitle } from '../SectionTitle';
import { FirstSloAdvice } from './FirstSloAdvice';
import { Objective } from './Objective';

const useStyles = makeStyles(
  {
    list: { listStyle: 'none', margin: 0, padding: 0 },
  },
  { name: 'ReadinessEntitySlos' },
);

/**
 * The objectives of an entity, worst first, or how to write the first one.
 * @internal
 */
export const EntitySlos = (props: {
  entityRef: string;
  /** Whether it should have some. Where not, and there are none, there is nothing to see. Default true. */
  expected?: boolean;
}) => {
  const { entityRef, expected = true } = props;
  const { t } = useWords();
  const answer = useReadiness(api => api.getEntitySlos(entityRef), [entityRef]);
  if (!expected && answer.state === 'ready' && isEmpty(answer.value)) {
    return null;
  }
  return (
    <InfoCard
      title={t('slo.title')}
      subheader={
        answer.state === 'ready' && answer.value.objectives.length > 0
          ? t('slo.total', { count: answer.value.objectives.length })
          : undefined
      }
      titleTypographyProps={{ component: 'h2' }}
    >
      <AnswerState answer={answer} what={t('slo.title')}>
        {slos => (
          <Objectives
            slos={slos}
            reload={answer.state === 'ready' ? answer.retry : () => {}}
          />
        )}
      </AnswerState>
    </InfoCard>
  );
};

function Objectives(props: { slos: EntitySlosView; reload(): void }) {
  const { slos, reload } = props;
  const { entity, objectives, diagnostics, mayAcknowledge } = slos;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <>
      {objectives.length === 0 ? (
        <FirstSloAdvice entity={entity} broken={diagnostics.length > 0} />
      ) : (
        <ul className={classes.list} aria-label={t('slo.objectives')}>
          {objectives.map(objective => (
            <Objective
              key={`${objective.slo} ${objective.objective}`}
              entityRef={entity.entityRef}
              objective={objective}
              mayAcknowledge={mayAcknowledge}
              reload={reload}
            />
          ))}
        </ul>
      )}
      {diagnostics.length > 0 && (
        <section>
          <SectionTitle>{t('slo.diagnostics')}</SectionTitle>
          <DiagnosticAlerts diagnostics={diagnostics} />
        </section>
      )}
    </>
  );
}

function isEmpty({ objectives, diagnostics }: EntitySlosView): boolean {
  return objectives.length === 0 && diagnostics.length === 0;
}
