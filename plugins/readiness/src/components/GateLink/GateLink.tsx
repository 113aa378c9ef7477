import { Link } from '@backstage/core-components';
import { ReactNode } from 'react';
import { useReadinessPath } from '../../hooks/useReadinessPath';

/** A gate, with a link to its page. @internal */
export const GateLink = (props: {
  gate: string;
  /** Absent: its name. */
  children?: ReactNode;
}) => {
  const { gate, children = gate } = props;
  const path = useReadinessPath();
  return <Link to={path(`gates/${encodeURIComponent(gate)}`)}>{children}</Link>;
};
