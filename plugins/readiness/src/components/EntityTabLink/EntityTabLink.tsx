import { Link } from '@backstage/core-components';
import { useEntityTabPath } from '../../hooks/useEntityTabPath';

/** The title of an entity, with a link to its readiness tab. @internal */
export const EntityTabLink = (props: { entityRef: string; title: string }) => {
  const tabPath = useEntityTabPath();
  return <Link to={tabPath(props.entityRef)}>{props.title}</Link>;
};
