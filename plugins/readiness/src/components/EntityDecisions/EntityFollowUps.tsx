import { EntityGovernance } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { CloseFollowUpButton } from '../FollowUpTable/CloseFollowUpButton';
import { FollowUpState } from '../FollowUpTable/FollowUpState';
import { DecisionList } from './DecisionList';

const useStyles = makeStyles(
  theme => ({ meta: { color: theme.palette.text.secondary } }),
  { name: 'ReadinessEntityFollowUps' },
);

/** What is owed after a break-glass or an approval with conditions. @internal */
export const EntityFollowUps = (props: {
  governance: EntityGovernance;
  changed(): void;
}) => {
  const { governance, changed } = props;
  const classes = useStyles();
  const { t, formats } = useWords();
  return (
    <DecisionList title={t('deciding.followUps')} items={governance.followUps}>
      {followUp => (
        <>
          <FollowUpState followUp={followUp} />
          <div>{followUp.text}</div>
          <div className={classes.meta}>
            {t(`deciding.followUpKind.${followUp.kind}`, {
              gate: followUp.gate,
            })}
          </div>
          {followUp.state !== 'closed' && (
            <div>
              {t('deciding.due', {
                distance: formats.distance(followUp.dueAt),
                time: formats.instant(followUp.dueAt),
              })}
            </div>
          )}
          {followUp.actions.includes('close') && (
            <CloseFollowUpButton followUp={followUp} reload={changed} />
          )}
        </>
      )}
    </DecisionList>
  );
};
