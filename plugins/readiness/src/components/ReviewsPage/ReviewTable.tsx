import { ReviewItem } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { useWords } from '../../hooks/useWords';
import { daysWords } from '../../words/daysWords';
import { tierWords } from '../../words/tierWords';
import { FigureTable } from '../FigureTable';
import { GateLink } from '../GateLink';
import { LevelLabel } from '../LevelLabel';
import { PersonLink } from '../PersonLink';
import { ReviewStateLabel } from '../StateLabel';

/** One page of reviews; the entity of each leads to everything that its reviewer needs. @internal */
export const ReviewTable = (props: {
  label: string;
  items: readonly ReviewItem[];
}) => {
  const words = useWords();
  const { t, formats } = words;
  const path = useReadinessPath();
  return (
    <FigureTable
      label={props.label}
      columns={[
        { title: t('reviewsPage.columnEntity') },
        { title: t('reviewsPage.columnGate') },
        { title: t('reviewsPage.columnTier'), oneLine: true },
        { title: t('reviewsPage.columnWaiting'), oneLine: true },
        { title: t('reviewsPage.columnMissing'), numeric: true },
        { title: t('reviewsPage.columnDeclared'), oneLine: true },
        { title: t('reviewsPage.columnState'), oneLine: true },
        { title: t('reviewsPage.columnLevel'), oneLine: true },
        { title: t('reviewsPage.columnBy') },
      ]}
      rows={props.items.map(item => ({
        key: item.id,
        cells: [
          <Link
            key="entity"
            to={path(`reviews/${encodeURIComponent(item.id)}`)}
          >
            {item.entity.title}
          </Link>,
          <GateLink key="gate" gate={item.gate}>
            {item.gateTitle}
          </GateLink>,
          tierWords(t, item.tier),
          daysWords(words, item.waitingDays),
          formats.number(item.missing),
          t('reviewsPage.declared', {
            declared: formats.number(item.declared),
            applicable: formats.number(item.applicable),
          }),
          <ReviewStateLabel key="state" state={item.state} />,
          item.level ? (
            <LevelLabel key="level" level={item.level} />
          ) : (
            t('level.none')
          ),
          <PersonLink key="by" personRef={item.requestedBy} />,
        ],
      }))}
    />
  );
};
