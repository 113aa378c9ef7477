import { ExemptionView } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useWords } from '../../hooks/useWords';
import { ExemptionRequestDialog } from '../ExemptionRequest';
import { ExemptionDecisionDialog } from './ExemptionDecisionDialog';

/** All acts, in the order of their buttons. */
const ACTS = ['approve', 'reject', 'renew', 'revoke', 'withdraw'] as const;

type Act = ExemptionView['actions'][number];

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      margin: theme.spacing(1, 0),
    },
  }),
  { name: 'ReadinessExemptionActions' },
);

/** What the viewer may do with an exemption; nothing where the backend allows nothing. @internal */
export const ExemptionActions = (props: {
  exemption: ExemptionView;
  changed(): void;
}) => {
  const { exemption, changed } = props;
  const { actions, checkTitle } = exemption;
  const classes = useStyles();
  const { t } = useWords();
  const [open, setOpen] = useState<Act | null>(null);
  const onClose = () => setOpen(null);
  if (actions.length === 0) {
    return null;
  }
  return (
    <div className={classes.root}>
      {ACTS.filter(act => actions.includes(act)).map(act => (
        <Button
          key={act}
          variant="outlined"
          size="small"
          color={act === 'approve' ? 'primary' : 'default'}
          aria-haspopup="dialog"
          aria-label={t('exempting.decideTitle', {
            act: t(`exempting.${act}`),
            title: checkTitle,
          })}
          onClick={() => setOpen(act)}
        >
          {t(`exempting.${act}`)}
        </Button>
      ))}
      {open === 'renew' && (
        <ExemptionRequestDialog
          check={exemption}
          title={checkTitle}
          scopes={[exemption.scope]}
          renews={exemption}
          changed={changed}
          onClose={onClose}
        />
      )}
      {open !== null && open !== 'renew' && (
        <ExemptionDecisionDialog
          exemption={exemption}
          act={open}
          changed={changed}
          onClose={onClose}
        />
      )}
    </div>
  );
};
