import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityTabPath } from '../../hooks/useEntityTabPath';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { CardGates } from './CardGates';
import { CardSummary } from './CardSummary';

/**
 * How far an entity has come: its levels, scores, next steps and what changed this week. Stands on an entity page.
 * @public
 */
export const EntityReadinessCard = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const { t } = useWords();
  const tabPath = useEntityTabPath();
  const answer = useReadiness(api => api.getEntity(entityRef), [entityRef]);
  return (
    <InfoCard
      title={t('card.title')}
      titleTypographyProps={{ component: 'h2' }}
      deepLink={{ title: t('card.open'), link: tabPath(entityRef) }}
    >
      <CardGates entityRef={entityRef} />
      <AnswerState answer={answer} what={t('card.title')}>
        {readiness => (
          <CardSummary readiness={readiness} tabPath={tabPath(entityRef)} />
        )}
      </AnswerState>
    </InfoCard>
  );
};
