import { ExemptionView } from 'backstage-plugin-readiness-common';
import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { Disclosure } from '../Disclosure';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';
import { SectionTitle } from '../SectionTitle';
import { ExemptionStateLabel } from '../StateLabel';
import { TeamLink } from '../TeamLink';
import { ExemptionActions } from './ExemptionActions';

const useStyles = makeStyles(
  theme => ({
    meta: { color: theme.palette.text.secondary },
    title: { fontWeight: 'bold', overflowWrap: 'anywhere' },
  }),
  { name: 'ReadinessExemptionItem' },
);

/** One exemption: where it stands, for what, until when, why, who decided, and what the viewer may do. @internal */
export const ExemptionItem = (props: {
  exemption: ExemptionView;
  /** Whether the check is named; it need not be where its row is around it. */
  named?: boolean;
  changed(): void;
}) => {
  const { exemption, named = true, changed } = props;
  const { checkTitle, state, renewals } = exemption;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <div>
      <ExemptionStateLabel state={state} />
      {named && <div className={classes.title}>{checkTitle}</div>}
      <ExemptionEnd exemption={exemption} />
      <div className={classes.meta}>
        <ScopeWords exemption={exemption} />
        {renewals > 0 && <> · {t('exemption.renewed', { count: renewals })}</>}
      </div>
      <Decider exemption={exemption} />
      <Disclosure summary={t('exempting.details')}>
        <Reasons exemption={exemption} />
      </Disclosure>
      <ExemptionActions exemption={exemption} changed={changed} />
    </div>
  );
};

/** Only what stands or may come to stand has an end to tell; one that has ended says since when. */
function ExemptionEnd(props: { exemption: ExemptionView }) {
  const { state, endsAt } = props.exemption;
  const { t, formats } = useWords();
  if (!['requested', 'approved', 'expired'].includes(state)) {
    return null;
  }
  return (
    <div>
      {t(state === 'expired' ? 'exemption.ended' : 'exemption.ends', {
        distance: formats.distance(endsAt),
        time: formats.instant(endsAt),
      })}
    </div>
  );
}

function ScopeWords(props: { exemption: ExemptionView }) {
  const { scope, entities } = props.exemption;
  const { t } = useWords();
  if (scope.kind === 'entity') {
    return <>{t('exemption.scope.entity')}</>;
  }
  return (
    <>
      {t(`exemption.scope.${scope.kind}`, {
        ref: <TeamLink entityRef={scope.ref} />,
      })}{' '}
      ({t('exemption.entities', { count: entities })})
    </>
  );
}

function Decider(props: { exemption: ExemptionView }) {
  const { state, approver, automatic, decidedBy, decidedAt } = props.exemption;
  const classes = useStyles();
  const { t } = useWords();
  const words = () => {
    if (automatic) {
      return t('exemption.automatic');
    }
    if (decidedBy !== null && decidedAt !== null) {
      return t('exemption.decidedBy', {
        by: <PersonLink personRef={decidedBy} />,
        age: <RelativeTime at={decidedAt} />,
      });
    }
    if (state !== 'requested') {
      return null;
    }
    return approver === null
      ? t('exemption.approverAny')
      : t('exemption.approver', { group: <TeamLink entityRef={approver} /> });
  };
  return <div className={classes.meta}>{words()}</div>;
}

function Reasons(props: { exemption: ExemptionView }) {
  const { reason, compensatingMeasure, requestedBy, requestedAt } =
    props.exemption;
  const { decisionComment } = props.exemption;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <>
      <SectionTitle rank="h4">{t('exemption.reason')}</SectionTitle>
      <MarkdownContent content={reason} />
      <SectionTitle rank="h4">{t('exemption.measure')}</SectionTitle>
      <MarkdownContent content={compensatingMeasure} />
      {decisionComment && (
        <>
          <SectionTitle rank="h4">{t('exempting.comment')}</SectionTitle>
          <MarkdownContent content={decisionComment} />
        </>
      )}
      <div className={classes.meta}>
        {t('exemption.requestedBy', {
          by: <PersonLink personRef={requestedBy} />,
          age: <RelativeTime at={requestedAt} />,
        })}
      </div>
    </>
  );
}
