import { ExemptionView } from 'backstage-plugin-readiness-common';
import { ReactNode } from 'react';
import { useWords } from '../../hooks/useWords';
import { EntityNameLink } from '../EntityNameLink';
import { TeamLink } from '../TeamLink';

/** What an exemption stands for: an entity, or all of an owner or a system. @internal */
export const ExemptionScopeWords = (props: {
  exemption: ExemptionView;
  /** On the page of the entity, which needs no link to itself. */
  here?: boolean;
}): ReactNode => {
  const { exemption, here = false } = props;
  const { scope, entities } = exemption;
  const { t } = useWords();
  if (scope.kind === 'entity') {
    return here ? (
      t('exemption.scope.entity')
    ) : (
      <EntityNameLink entityRef={scope.ref} />
    );
  }
  return (
    <>
      {t(`exemption.scope.${scope.kind}`, {
        ref: <TeamLink entityRef={scope.ref} />,
      })}{' '}
      ({t('exemption.entities', { count: entities })})
    </>
  );
};
