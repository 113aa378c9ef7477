import { OwnershipView } from 'backstage-plugin-readiness-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { tierWords } from '../../words/tierWords';
import { Dependencies } from './Dependencies';
import { Gaps } from './Gaps';
import { LinkList } from './LinkList';
import { OwnerSummary } from './OwnerSummary';
import { OwnershipField } from './OwnershipField';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      '& > div + div': { marginTop: theme.spacing(1.5) },
    },
  }),
  { name: 'ReadinessOwnershipDetails' },
);

/** Everything that is known about the owner, as names and values. @internal */
export const OwnershipDetails = (props: { ownership: OwnershipView }) => {
  const { ownership } = props;
  const { entity, owner, onCall } = ownership;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <>
      <Gaps gaps={ownership.gaps} />
      <dl className={classes.list}>
        <OwnershipField name={t('owner.owner')}>
          <OwnerSummary owner={owner} />
        </OwnershipField>
        <OwnershipField name={t('owner.contacts')}>
          <LinkList links={owner.contacts} none={t('owner.noContacts')} />
        </OwnershipField>
        <OwnershipField name={t('owner.onCall')}>
          {onCall.known
            ? onCall.detail ?? t('owner.onCallKnown')
            : t('owner.onCallUnknown')}
          {onCall.source &&
            ` (${t('owner.onCallSource', { source: onCall.source })})`}
        </OwnershipField>
        <OwnershipField name={t('owner.escalation')}>
          <LinkList links={ownership.escalation} none={t('owner.noLinks')} />
        </OwnershipField>
        <OwnershipField name={t('owner.runbooks')}>
          <LinkList links={ownership.runbooks} none={t('owner.noLinks')} />
        </OwnershipField>
        <OwnershipField name={t('owner.dashboards')}>
          <LinkList links={ownership.dashboards} none={t('owner.noLinks')} />
        </OwnershipField>
        <OwnershipField name={t('owner.tier')}>
          {ownership.tierProblem ?? tierWords(t, entity.tier)}
        </OwnershipField>
        <OwnershipField name={t('owner.lifecycle')}>
          {entity.lifecycle ?? t('owner.notSet')}
        </OwnershipField>
        <OwnershipField name={t('owner.system')}>
          <OptionalEntity entityRef={entity.system} />
        </OwnershipField>
        <OwnershipField name={t('owner.domain')}>
          <OptionalEntity entityRef={entity.domain} />
        </OwnershipField>
        <OwnershipField name={t('owner.dependencies')}>
          <Dependencies
            dependencies={ownership.dependencies}
            others={ownership.otherDependencies ?? 0}
            dependents={ownership.dependents}
          />
        </OwnershipField>
      </dl>
    </>
  );
};

function OptionalEntity(props: { entityRef: string | null }) {
  const { t } = useWords();
  return props.entityRef ? (
    <EntityRefLink entityRef={props.entityRef} />
  ) : (
    <>{t('owner.notSet')}</>
  );
}
