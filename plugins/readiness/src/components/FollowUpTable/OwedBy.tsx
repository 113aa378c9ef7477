import { useWords } from '../../hooks/useWords';
import { PersonLink } from '../PersonLink';
import { TeamLink } from '../TeamLink';

const GROUP_REF = /^group:[^:/]+\/[^:/]+$/;

/** Who owes something: a group or a person of the catalog, whatever else was written as it is, or nobody. @internal */
export const OwedBy = (props: { owner: string | null }) => {
  const { owner } = props;
  const { t } = useWords();
  if (owner === null) {
    return <>{t('decision.nobody')}</>;
  }
  return GROUP_REF.test(owner) ? (
    <TeamLink entityRef={owner} />
  ) : (
    <PersonLink personRef={owner} />
  );
};
