import { DueItem } from 'backstage-plugin-readiness-common';
import { Link } from '@backstage/core-components';
import { useEntityTabPath } from '../../hooks/useEntityTabPath';
import { useReadinessPath } from '../../hooks/useReadinessPath';

/** What is due, with a link to where it is settled. @internal */
export const DueLink = (props: { item: DueItem }) => {
  const { kind, id, entityRef, title } = props.item;
  const path = useReadinessPath();
  const tabPath = useEntityTabPath();
  const search = new URLSearchParams({ entity: entityRef });
  switch (kind) {
    case 'review':
      return (
        <Link to={path(`reviews/${encodeURIComponent(id)}`)}>{title}</Link>
      );
    case 'condition':
    case 'break-glass':
      return <Link to={`${path('follow-ups')}?${search}`}>{title}</Link>;
    default:
      return <Link to={tabPath(entityRef)}>{title}</Link>;
  }
};
