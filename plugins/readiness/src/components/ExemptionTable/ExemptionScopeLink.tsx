import { ExemptionView } from 'backstage-plugin-readiness-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { EntityNameLink } from '../EntityNameLink';

/** What an exemption stands for: an entity, or all of an owner or a system. @internal */
export const ExemptionScopeLink = (props: { exemption: ExemptionView }) => {
  const { scope, entities } = props.exemption;
  const { t } = useWords();
  if (scope.kind === 'entity') {
    return <EntityNameLink entityRef={scope.ref} />;
  }
  return (
    <>
      {t(`exemption.scope.${scope.kind}`, {
        ref: <EntityRefLink entityRef={scope.ref} />,
      })}
      <Typography variant="body2" color="textSecondary">
        {t('exemption.entities', { count: entities })}
      </Typography>
    </>
  );
};
