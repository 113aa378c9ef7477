import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityReadiness } from 'backstage-plugin-readiness-common';
import Grid from '@material-ui/core/Grid';
import { useLocation } from 'react-router-dom';
import { EntityGovernanceContext } from '../../hooks/EntityGovernanceContext';
import { useEnds } from '../../hooks/useEnds';
import { useGovernance } from '../../hooks/useGovernance';
import { useReadiness } from '../../hooks/useReadiness';
import { useShownGovernance } from '../../hooks/useShownGovernance';
import { useWords } from '../../hooks/useWords';
import { isSloAvailable } from '../../isSloAvailable';
import { rowAnchor } from '../../words/rowAnchor';
import { subjectTitles } from '../../words/subjectTitles';
import { AnswerState } from '../AnswerState';
import { EntityDecisions, OpenStandingChanges } from '../EntityDecisions';
import { EntityGates } from '../EntityGates';
import { EntityHistory } from '../EntityHistory';
import { EntitySlos } from '../EntitySlos';
import { OwnershipPanel } from '../OwnershipPanel';
import { EntityScorecards } from './EntityScorecards';

/**
 * Whether an entity may ship, its SLOs, its checklist with reasons, facts, fixes and sign-offs, what people decided about
 * it, its ownership and its history. Stands on an entity page.
 * @public
 */
export const EntityReadinessContent = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const { t } = useWords();
  const { pathname } = useLocation();
  const answer = useReadiness(api => api.getEntity(entityRef), [entityRef]);
  const read = useGovernance(
    api => api.getEntityGovernance(entityRef),
    [entityRef],
  );
  const governance = useShownGovernance(read);
  const gates = useGovernance(
    api => api.getEntityGates(entityRef),
    [entityRef],
  );
  const readiness = answer.state === 'ready' ? answer.value : undefined;
  const decided = governance.state === 'ready' ? governance.value : undefined;
  const changed = () =>
    [answer, governance, gates].forEach(each => {
      if (each.state !== 'loading') {
        each.retry();
      }
    });
  useEnds(read.state === 'ready' ? read.value : undefined, changed);
  const hasRow = rowsOf(readiness);
  return (
    <EntityGovernanceContext.Provider
      value={decided && { governance: decided, changed }}
    >
      <Grid container spacing={3}>
        <Grid item xs={12}>
          {decided && (
            <OpenStandingChanges governance={decided} changed={changed} />
          )}
          <EntityGates
            answer={gates}
            checkLink={({ standard, checkId }) =>
              hasRow(standard, checkId)
                ? `${pathname}#${rowAnchor(standard, checkId)}`
                : undefined
            }
            changed={changed}
          />
        </Grid>
        <Grid item xs={12}>
          <EntitySlos entityRef={entityRef} expected={isSloAvailable(entity)} />
        </Grid>
        <Grid item xs={12} md={8}>
          <AnswerState answer={answer} what={t('tab.title')}>
            {value => (
              <EntityScorecards
                readiness={value}
                reload={answer.state === 'ready' ? answer.retry : () => {}}
              />
            )}
          </AnswerState>
        </Grid>
        <Grid item xs={12} md={4}>
          <OwnershipPanel entityRef={entityRef} />
          <EntityDecisions answer={governance} changed={changed} />
        </Grid>
        <Grid item xs={12}>
          <EntityHistory
            entityRef={entityRef}
            evaluatedAt={readiness?.evaluatedAt ?? ''}
            titleOf={readiness ? subjectTitles(readiness) : subject => subject}
          />
        </Grid>
      </Grid>
    </EntityGovernanceContext.Provider>
  );
};

/** Tells which checks have a row: a gate may ask for a standard whose scope the entity has left. */
function rowsOf(
  readiness: EntityReadiness | undefined,
): (standard: string, checkId: string) => boolean {
  const anchors = new Set(
    readiness?.scorecards.flatMap(({ standard, results }) =>
      results.map(({ checkId }) => rowAnchor(standard, checkId)),
    ),
  );
  return (standard, checkId) => anchors.has(rowAnchor(standard, checkId));
}
