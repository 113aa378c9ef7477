import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { isSloAvailable } from '../../isSloAvailable';
import { subjectTitles } from '../../words/subjectTitles';
import { AnswerState } from '../AnswerState';
import { EntityHistory } from '../EntityHistory';
import { EntitySlos } from '../EntitySlos';
import { OwnershipPanel } from '../OwnershipPanel';
import { EntityScorecards } from './EntityScorecards';

/**
 * The SLOs of an entity, its checklist with reasons, facts and fixes, its ownership and its history. Stands on an entity
 * page.
 * @public
 */
export const EntityReadinessContent = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const { t } = useWords();
  const answer = useReadiness(api => api.getEntity(entityRef), [entityRef]);
  const readiness = answer.state === 'ready' ? answer.value : undefined;
  return (
    <Grid container spacing={3}>
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
      </Grid>
      <Grid item xs={12}>
        <EntityHistory
          entityRef={entityRef}
          evaluatedAt={readiness?.evaluatedAt ?? ''}
          titleOf={readiness ? subjectTitles(readiness) : subject => subject}
        />
      </Grid>
    </Grid>
  );
};
