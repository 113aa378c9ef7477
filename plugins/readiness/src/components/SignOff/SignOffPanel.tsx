import { AttestationView } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import {
  CheckKey,
  isOfCheck,
  useEntityGovernance,
} from '../../hooks/EntityGovernanceContext';
import { useWords } from '../../hooks/useWords';
import { AttestationDetails } from '../AttestationDetails';
import { Disclosure } from '../Disclosure';
import { SectionTitle } from '../SectionTitle';
import { AttestationActions } from './AttestationActions';
import { SignOffDialog } from './SignOffDialog';
import { SignOffHistory } from './SignOffHistory';
import { AttestableCheck } from './signOffForm';

const useStyles = makeStyles(
  theme => ({
    version: { margin: theme.spacing(1, 0) },
    meta: { color: theme.palette.text.secondary },
    button: { margin: theme.spacing(1, 0) },
  }),
  { name: 'ReadinessSignOffPanel' },
);

/** The sign-off of a check: what holds, what waits, what the viewer may do, and every version. @internal */
export const SignOffPanel = (props: { check: CheckKey; title: string }) => {
  const { check, title } = props;
  const classes = useStyles();
  const { t } = useWords();
  const state = useEntityGovernance();
  const attestable = state?.governance.attestable.find(isOfCheck(check));
  const versions = sortWaitingFirst(
    state?.governance.attestations.filter(isOfCheck(check)) ?? [],
  );
  if (!state || (!attestable && versions.length === 0)) {
    return null;
  }
  const { governance, changed } = state;
  return (
    <section aria-label={`${title}: ${t('signOff.title')}`}>
      <SectionTitle rank="h4">{t('signOff.title')}</SectionTitle>
      {attestable && <div>{attestable.question}</div>}
      {attestable && <Rule check={attestable} />}
      {versions.length === 0 && <div>{t('signOff.none')}</div>}
      {versions.map(attestation => (
        <div key={attestation.id} className={classes.version}>
          <AttestationDetails attestation={attestation} />
          <AttestationActions attestation={attestation} changed={changed} />
        </div>
      ))}
      {attestable && governance.actions.includes('attest') && (
        <SignOffButton
          entityRef={governance.entityRef}
          check={attestable}
          again={versions.length > 0}
          changed={changed}
        />
      )}
      {versions.length > 0 && (
        <Disclosure summary={t('signOff.history')}>
          <SignOffHistory
            // What was just signed off belongs into it.
            key={versions.map(({ id, state: at }) => `${id} ${at}`).join()}
            entityRef={governance.entityRef}
            check={check}
            title={title}
          />
        </Disclosure>
      )}
    </section>
  );
};

function Rule(props: { check: AttestableCheck }) {
  const { validForDays, reviewer } = props.check;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <div className={classes.meta}>
      {t('signOff.rule', { count: validForDays })}{' '}
      {reviewer === 'other-person' && t('signOff.otherPerson')}
    </div>
  );
}

function SignOffButton(props: {
  entityRef: string;
  check: AttestableCheck;
  again: boolean;
  changed(): void;
}) {
  const { entityRef, check, again, changed } = props;
  const classes = useStyles();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.button}>
      <Button
        variant="outlined"
        size="small"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t(again ? 'signOff.again' : 'signOff.make')}
      </Button>
      {open && (
        <SignOffDialog
          entityRef={entityRef}
          check={check}
          onDone={changed}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** What waits for somebody asks for more than what holds. */
function sortWaitingFirst(
  versions: readonly AttestationView[],
): AttestationView[] {
  const waits = ({ state }: AttestationView) => state === 'awaiting-review';
  return [
    ...versions.filter(waits),
    ...versions.filter(version => !waits(version)),
  ];
}
