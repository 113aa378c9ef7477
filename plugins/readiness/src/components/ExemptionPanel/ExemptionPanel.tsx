import { useEntity } from '@backstage/plugin-catalog-react';
import { CheckStatus } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import {
  CheckKey,
  currentExemption,
  useEntityGovernance,
} from '../../hooks/EntityGovernanceContext';
import { useWords } from '../../hooks/useWords';
import { ExemptionItem } from '../ExemptionItem';
import { ExemptionRequestDialog, scopesOf } from '../ExemptionRequest';
import { SectionTitle } from '../SectionTitle';

/** What stands in the way of a level; from the rest nobody needs an exemption unless it is stale. */
const EXEMPTIBLE: readonly CheckStatus[] = ['fail', 'no-data', 'error'];

const useStyles = makeStyles(
  theme => ({ button: { margin: theme.spacing(1, 0) } }),
  { name: 'ReadinessExemptionPanel' },
);

/** The exemption of a check, or the button that asks for one where it stands in the way. @internal */
export const ExemptionPanel = (props: {
  check: CheckKey;
  title: string;
  status: CheckStatus;
  stale: boolean;
}) => {
  const { check, title, status, stale } = props;
  const { t } = useWords();
  const state = useEntityGovernance();
  if (!state) {
    return null;
  }
  const { governance, changed } = state;
  const current = currentExemption(governance.exemptions, check);
  const mayAsk =
    !current &&
    // Gates count what is stale as not met, whatever it says.
    (stale || EXEMPTIBLE.includes(status)) &&
    governance.actions.includes('request-exemption');
  if (!current && !mayAsk) {
    return null;
  }
  return (
    <section aria-label={`${title}: ${t('exempting.title')}`}>
      <SectionTitle rank="h4">{t('exempting.title')}</SectionTitle>
      {current && (
        <ExemptionItem exemption={current} named={false} changed={changed} />
      )}
      {mayAsk && <AskButton check={check} title={title} />}
    </section>
  );
};

function AskButton(props: { check: CheckKey; title: string }) {
  const { check, title } = props;
  const classes = useStyles();
  const { t } = useWords();
  const { entity } = useEntity();
  const state = useEntityGovernance();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className={classes.button}
        variant="outlined"
        size="small"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('exempting.ask')}
      </Button>
      {open && state && (
        <ExemptionRequestDialog
          check={check}
          title={title}
          scopes={scopesOf(entity)}
          changed={state.changed}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
