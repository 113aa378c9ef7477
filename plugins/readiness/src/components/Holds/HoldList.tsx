import { HoldView } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useState } from 'react';
import { useWords } from '../../hooks/useWords';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';
import { LiftHoldDialog } from './LiftHoldDialog';

/** What stops a gate or all of them: who, why and until when. @internal */
export const HoldList = (props: {
  holds: readonly HoldView[];
  reload(): void;
}) => (
  <>
    {props.holds.map(hold => (
      <Hold key={hold.id} hold={hold} reload={props.reload} />
    ))}
  </>
);

function Hold(props: { hold: HoldView; reload(): void }) {
  const { hold, reload } = props;
  const { t, formats } = useWords();
  const [lifting, setLifting] = useState(false);
  const { gate, reason, by, at, until, actions } = hold;
  return (
    <Alert
      severity="error"
      role="note"
      action={
        actions.includes('lift') ? (
          <Button
            color="inherit"
            size="small"
            aria-haspopup="dialog"
            aria-label={t('hold.liftTitle', { reason })}
            onClick={() => setLifting(true)}
          >
            {t('hold.lift')}
          </Button>
        ) : undefined
      }
    >
      <AlertTitle>
        {t(gate === null ? 'hold.ofAll' : 'hold.ofOne')}: {reason}
      </AlertTitle>
      <div>
        {t('hold.line', {
          by: <PersonLink personRef={by} />,
          age: <RelativeTime at={at} />,
        })}
      </div>
      <div>
        {until === null
          ? t('hold.noEnd')
          : t('hold.ends', {
              distance: formats.distance(until),
              time: formats.instant(until),
            })}
      </div>
      {lifting && (
        <LiftHoldDialog
          hold={hold}
          onDone={reload}
          onClose={() => setLifting(false)}
        />
      )}
    </Alert>
  );
}
