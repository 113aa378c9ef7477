import { SloStateView } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { IconLabel } from '../IconLabel';
import { SloStateIcon } from './SloStateIcon';

/** Where an objective stands, as icon and word. @internal */
export const SloStateLabel = (props: { state: SloStateView }) => {
  const { t } = useWords();
  return (
    <IconLabel icon={<SloStateIcon state={props.state} />} oneLine>
      {t(`sloState.${props.state}`)}
    </IconLabel>
  );
};
