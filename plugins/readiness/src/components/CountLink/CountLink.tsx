import { Link } from '@backstage/core-components';
import { useWords } from '../../hooks/useWords';

/** A count that leads to what it counts. Nothing leads nowhere. @internal */
export const CountLink = (props: {
  count: number;
  /** Absent where no filter asks for exactly these. */
  to?: string;
  /** What is counted, for readers of the screen. */
  label: string;
}) => {
  const { count, to, label } = props;
  const { formats } = useWords();
  const text = formats.number(count);
  return count === 0 || to === undefined ? (
    <>{text}</>
  ) : (
    <Link to={to} aria-label={`${label}: ${text}`}>
      {text}
    </Link>
  );
};
