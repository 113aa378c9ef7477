import { OwnershipView } from 'backstage-plugin-readiness-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { IconLabel } from '../IconLabel';
import { StatusIcon } from '../StatusLabel';
import { TeamLink } from '../TeamLink';

/** The owner, whether it exists and is a group, and what it is part of. @internal */
export const OwnerSummary = (props: { owner: OwnershipView['owner'] }) => {
  const { ref, state, title, members, parents } = props.owner;
  const { t } = useWords();
  if (ref === null || state === 'none' || state === 'missing') {
    return (
      <IconLabel icon={<StatusIcon status="fail" />}>
        {ref === null || state === 'none'
          ? t('owner.none')
          : t('owner.missing', { ref })}
      </IconLabel>
    );
  }
  return (
    <>
      <EntityRefLink entityRef={ref} title={title ?? ref} />
      {members !== null && ` · ${t('owner.members', { count: members })}`}
      {state === 'not-a-group' && (
        <Typography variant="body2" component="span">
          <IconLabel icon={<StatusIcon status="fail" />}>
            {t('owner.notAGroup', { ref })}
          </IconLabel>
        </Typography>
      )}
      {parents.length > 0 && (
        <Typography variant="body2">
          {t('owner.parents')}{' '}
          {parents.map((parent, index) => (
            <span key={parent}>
              {index > 0 && ' › '}
              <TeamLink entityRef={parent} />
            </span>
          ))}
        </Typography>
      )}
    </>
  );
};
