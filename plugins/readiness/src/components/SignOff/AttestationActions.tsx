import { useApi } from '@backstage/core-plugin-api';
import { AttestationView } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { DecisionFailure } from '../DecisionDialog';
import { AttestationDecisionDialog } from './AttestationDecisionDialog';

/** What asks once more, with a comment. */
const ASKING = ['confirm', 'refuse', 'withdraw'] as const;

type Asking = (typeof ASKING)[number];

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      margin: theme.spacing(1, 0),
    },
  }),
  { name: 'ReadinessAttestationActions' },
);

/** What the viewer may do with a version of a sign-off. To confirm again what is still true takes one click. @internal */
export const AttestationActions = (props: {
  attestation: AttestationView;
  changed(): void;
}) => {
  const { attestation, changed } = props;
  const { id, actions, checkTitle } = attestation;
  const classes = useStyles();
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const [open, setOpen] = useState<Asking | null>(null);
  const [request, reconfirm] = useAsyncFn(async () => {
    await api.decideAttestation(id, { decision: 'reconfirm' });
    changed();
  }, [api, id, changed]);
  if (actions.length === 0) {
    return null;
  }
  return (
    <>
      <div className={classes.root}>
        {actions.includes('reconfirm') && (
          <Button
            variant="outlined"
            size="small"
            color="primary"
            aria-label={t('signOff.reconfirmTitle', { title: checkTitle })}
            disabled={request.loading}
            onClick={reconfirm}
          >
            {t('signOff.reconfirm')}
          </Button>
        )}
        {ASKING.filter(act => actions.includes(act)).map(act => (
          <Button
            key={act}
            variant="outlined"
            size="small"
            aria-haspopup="dialog"
            aria-label={t(`signOff.${act}Title`, { title: checkTitle })}
            onClick={() => setOpen(act)}
          >
            {t(`signOff.${act}`)}
          </Button>
        ))}
      </div>
      {request.error && (
        <DecisionFailure error={request.error} onReload={changed} />
      )}
      {open && (
        <AttestationDecisionDialog
          attestation={attestation}
          act={open}
          changed={changed}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
};
