import { ExemptionView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { Disclosure } from '../Disclosure';
import {
  ExemptionDecider,
  ExemptionRequester,
  ExemptionScopeWords,
  ExemptionTexts,
} from '../ExemptionParts';
import { ExemptionStateLabel } from '../StateLabel';
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
        <ExemptionScopeWords exemption={exemption} here />
        {renewals > 0 && <> · {t('exemption.renewed', { count: renewals })}</>}
      </div>
      <div className={classes.meta}>
        <ExemptionDecider exemption={exemption} />
      </div>
      <Disclosure summary={t('exempting.details')}>
        <ExemptionTexts exemption={exemption} />
        <div className={classes.meta}>
          <ExemptionRequester exemption={exemption} />
        </div>
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
