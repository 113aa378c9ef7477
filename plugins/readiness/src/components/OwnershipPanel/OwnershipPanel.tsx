import { InfoCard } from '@backstage/core-components';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { OwnershipDetails } from './OwnershipDetails';

/** Who owns an entity, how to reach them, and what is missing. @internal */
export const OwnershipPanel = (props: { entityRef: string }) => {
  const { entityRef } = props;
  const { t } = useWords();
  const answer = useReadiness(api => api.getOwnership(entityRef), [entityRef]);
  return (
    <InfoCard
      title={t('owner.title')}
      titleTypographyProps={{ component: 'h2' }}
    >
      <AnswerState answer={answer} what={t('owner.title')}>
        {ownership => <OwnershipDetails ownership={ownership} />}
      </AnswerState>
    </InfoCard>
  );
};
