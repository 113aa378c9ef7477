import { ExemptionView } from 'backstage-plugin-readiness-common';
import { Fragment, ReactNode } from 'react';
import { useWords } from '../../hooks/useWords';
import {
  ExemptionDecider,
  ExemptionRequester,
  ExemptionScopeWords,
} from '../ExemptionParts';
import { FigureTable } from '../FigureTable';
import { ExemptionStateLabel } from '../StateLabel';
import { ExemptionEnd } from './ExemptionEnd';
import { ExemptionReason } from './ExemptionReason';

/** Exemptions with why, for what, until when, and who decides. @internal */
export const ExemptionTable = (props: {
  label: string;
  items: readonly ExemptionView[];
  /** What the viewer may do with each; absent where nothing is done here. */
  actionsOf?(exemption: ExemptionView): ReactNode;
}) => {
  const { label, items, actionsOf } = props;
  const { t, formats } = useWords();
  return (
    <FigureTable
      label={label}
      columns={[
        { title: t('exemptionsPage.columnCheck') },
        { title: t('exemptionsPage.columnFor') },
        { title: t('exemptionsPage.columnState'), oneLine: true },
        { title: t('exemptionsPage.columnEnds') },
        { title: t('exemptionsPage.columnRenewed'), numeric: true },
        { title: t('exemptionsPage.columnPeople') },
        ...(actionsOf ? [{ title: t('exemptionsPage.columnAct') }] : []),
      ]}
      rows={items.map(item => ({
        key: item.id,
        cells: [
          <ExemptionReason key="check" exemption={item} />,
          <ExemptionScopeWords key="scope" exemption={item} />,
          <ExemptionStateLabel key="state" state={item.state} />,
          <ExemptionEnd key="ends" exemption={item} />,
          formats.number(item.renewals),
          <Fragment key="people">
            <div>
              <ExemptionRequester exemption={item} />
            </div>
            <div>
              <ExemptionDecider exemption={item} />
            </div>
          </Fragment>,
          ...(actionsOf ? [actionsOf(item)] : []),
        ],
      }))}
    />
  );
};
