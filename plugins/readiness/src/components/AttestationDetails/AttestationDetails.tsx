import { AttestationView } from 'backstage-plugin-readiness-common';
import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { EvidenceList } from '../EvidenceList';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';
import { AttestationStateLabel } from '../StateLabel';

const useStyles = makeStyles(
  theme => ({
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
    },
    answer: { fontWeight: 'bold' },
    meta: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessAttestationDetails' },
);

/** One version of a sign-off: the answer, where it stands, who, until when, and why. @internal */
export const AttestationDetails = (props: { attestation: AttestationView }) => {
  const { answer, state, comment, evidence, attestedBy, attestedAt } =
    props.attestation;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <div>
      <div className={classes.head}>
        <span className={classes.answer}>
          {t(`attestation.answer.${answer}`)}
        </span>
        <AttestationStateLabel state={state} />
      </div>
      <div className={classes.meta}>
        {t('attestation.by', {
          by: <PersonLink personRef={attestedBy} />,
          age: <RelativeTime at={attestedAt} />,
        })}
      </div>
      <SecondPerson attestation={props.attestation} />
      <End attestation={props.attestation} />
      {comment && <MarkdownContent content={comment} />}
      <EvidenceList evidence={evidence} />
    </div>
  );
};

function SecondPerson(props: { attestation: AttestationView }) {
  const { state, reviewedBy, reviewedAt, reviewComment } = props.attestation;
  const classes = useStyles();
  const { t } = useWords();
  if (state === 'awaiting-review') {
    return <div className={classes.meta}>{t('attestation.awaiting')}</div>;
  }
  if (reviewedBy === null || reviewedAt === null) {
    return null;
  }
  const key = state === 'refused' ? 'refusedBy' : 'confirmedBy';
  return (
    <div className={classes.meta}>
      {t(`attestation.${key}`, {
        by: <PersonLink personRef={reviewedBy} />,
        age: <RelativeTime at={reviewedAt} />,
      })}
      {reviewComment && <MarkdownContent content={reviewComment} />}
    </div>
  );
}

/** What was refused, withdrawn or replaced holds no more, so its end says nothing. */
function End(props: { attestation: AttestationView }) {
  const { state, validUntil } = props.attestation;
  const classes = useStyles();
  const { t, formats } = useWords();
  const tells = ['in-force', 'awaiting-review', 'expired'].includes(state);
  if (validUntil === null || !tells) {
    return null;
  }
  return (
    <div className={classes.meta}>
      {t(state === 'expired' ? 'attestation.ended' : 'attestation.until', {
        time: formats.instant(validUntil),
        distance: formats.distance(validUntil),
      })}
    </div>
  );
}
