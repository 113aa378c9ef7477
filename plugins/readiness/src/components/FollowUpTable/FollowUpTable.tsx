import { FollowUpView } from 'backstage-plugin-readiness-common';
import { useWords, Words } from '../../hooks/useWords';
import { EntityNameLink } from '../EntityNameLink';
import { FigureTable } from '../FigureTable';
import { GateLink } from '../GateLink';
import { OwedBy } from './OwedBy';
import { CloseFollowUpButton } from './CloseFollowUpButton';
import { FollowUpState } from './FollowUpState';
import { FollowUpText } from './FollowUpText';

/** What is still owed after break-glasses and approvals, by whom and until when. @internal */
export const FollowUpTable = (props: {
  label: string;
  items: readonly FollowUpView[];
  reload(): void;
}) => {
  const { label, items, reload } = props;
  const words = useWords();
  const { t } = words;
  return (
    <FigureTable
      label={label}
      columns={[
        { title: t('followUp.columnText') },
        { title: t('followUp.columnEntity') },
        { title: t('followUp.columnGate') },
        { title: t('followUp.columnState'), oneLine: true },
        { title: t('followUp.columnDue'), oneLine: true },
        { title: t('followUp.columnOwner') },
        { title: t('followUp.columnAct') },
      ]}
      rows={items.map(item => ({
        key: item.id,
        cells: [
          <FollowUpText key="text" followUp={item} />,
          <EntityNameLink key="entity" entityRef={item.entityRef} />,
          <GateLink key="gate" gate={item.gate} />,
          <FollowUpState key="state" followUp={item} />,
          dueWords(words, item),
          <OwedBy key="owner" owner={item.owner} />,
          item.actions.includes('close') ? (
            <CloseFollowUpButton key="act" followUp={item} reload={reload} />
          ) : (
            '–'
          ),
        ],
      }))}
    />
  );
};

/** When it is closed, it is due no more. */
function dueWords({ formats }: Words, { state, dueAt }: FollowUpView) {
  return state === 'closed'
    ? formats.date(dueAt)
    : `${formats.distance(dueAt)}, ${formats.date(dueAt)}`;
}
