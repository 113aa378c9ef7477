import { ExemptionView } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useEntityTabPath } from '../../hooks/useEntityTabPath';
import { useWords } from '../../hooks/useWords';
import { DecideExemptionDialog, Decision } from './DecideExemptionDialog';

const DECISIONS: readonly Decision[] = [
  'approve',
  'reject',
  'revoke',
  'withdraw',
];

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    button: { textTransform: 'none' },
  }),
  { name: 'ReadinessExemptionActions' },
);

/** What the viewer may do with an exemption now. @internal */
export const ExemptionActions = (props: {
  exemption: ExemptionView;
  reload(): void;
}) => {
  const { exemption, reload } = props;
  const { actions, checkTitle, scope } = exemption;
  const classes = useStyles();
  const { t } = useWords();
  const tabPath = useEntityTabPath();
  const [decision, setDecision] = useState<Decision>();
  return (
    <div className={classes.root}>
      {actions.length === 0 && '–'}
      {DECISIONS.filter(each => actions.includes(each)).map(each => (
        <Button
          key={each}
          className={classes.button}
          size="small"
          variant="outlined"
          aria-haspopup="dialog"
          aria-label={t('exemptionsPage.actLabel', {
            act: t(`exemptionsPage.${each}`),
            title: checkTitle,
          })}
          onClick={() => setDecision(each)}
        >
          {t(`exemptionsPage.${each}`)}
        </Button>
      ))}
      {actions.includes('renew') && scope.kind === 'entity' && (
        <Link to={tabPath(scope.ref)}>{t('exemptionsPage.renew')}</Link>
      )}
      {decision && (
        <DecideExemptionDialog
          exemption={exemption}
          decision={decision}
          onDone={reload}
          onClose={() => setDecision(undefined)}
        />
      )}
    </div>
  );
};
