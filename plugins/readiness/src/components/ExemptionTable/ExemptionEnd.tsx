import { ExemptionView } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';

const OVER = ['expired', 'rejected', 'revoked', 'withdrawn'];

/** When an exemption ends, and how far away that is while it matters. @internal */
export const ExemptionEnd = (props: { exemption: ExemptionView }) => {
  const { endsAt, state } = props.exemption;
  const { formats } = useWords();
  return (
    <>
      {formats.date(endsAt)}
      {!OVER.includes(state) && <div>{formats.distance(endsAt)}</div>}
    </>
  );
};
