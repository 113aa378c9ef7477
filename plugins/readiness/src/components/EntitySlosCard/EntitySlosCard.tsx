import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityTabPath } from '../../hooks/useEntityTabPath';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { ObjectiveSummaries } from './ObjectiveSummaries';

/**
 * The objectives of an entity with their state and what is left of their budgets. Stands on an entity page.
 * @public
 */
export const EntitySlosCard = () => {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const { t } = useWords();
  const tabPath = useEntityTabPath();
  const answer = useReadiness(api => api.getEntitySlos(entityRef), [entityRef]);
  return (
    <InfoCard
      title={t('slo.title')}
      titleTypographyProps={{ component: 'h2' }}
      deepLink={{ title: t('slo.open'), link: tabPath(entityRef) }}
    >
      <AnswerState answer={answer} what={t('slo.title')}>
        {({ objectives }) => <ObjectiveSummaries objectives={objectives} />}
      </AnswerState>
    </InfoCard>
  );
};
