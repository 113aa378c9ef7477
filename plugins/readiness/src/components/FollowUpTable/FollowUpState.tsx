import { FollowUpView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { useWords } from '../../hooks/useWords';
import { IconLabel, Look, ToneIcon } from '../IconLabel';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';

const LOOKS: Readonly<Record<FollowUpView['state'], Look>> = {
  overdue: { icon: ReportProblemIcon, tone: 'bad' },
  open: { icon: RadioButtonUncheckedIcon, tone: 'quiet' },
  closed: { icon: CheckCircleIcon, tone: 'good' },
};

/** Whether something is owed, late or done, as icon and word, and who closed it with which words. @internal */
export const FollowUpState = (props: { followUp: FollowUpView }) => {
  const { state, closedBy, closedAt, closingComment } = props.followUp;
  const { t } = useWords();
  return (
    <>
      <IconLabel icon={<ToneIcon {...LOOKS[state]} />}>
        {t(`followUp.${state}`)}
      </IconLabel>
      {closedBy && closedAt && (
        <Typography variant="body2" color="textSecondary">
          {t('followUp.closedBy', {
            by: <PersonLink personRef={closedBy} />,
            age: <RelativeTime at={closedAt} />,
          })}
          {closingComment && <div>{closingComment}</div>}
        </Typography>
      )}
    </>
  );
};
