import {
  EntityGovernance,
  ExemptionState,
} from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { Disclosure } from '../Disclosure';
import { ExemptionItem } from '../ExemptionItem';
import { DecisionList } from './DecisionList';

/** What holds or may come to hold. */
const STANDING: readonly ExemptionState[] = ['requested', 'approved'];

/** Exemptions that concern the entity: what waits and stands, and what ended, folded away. @internal */
export const EntityExemptions = (props: {
  governance: EntityGovernance;
  changed(): void;
}) => {
  const { governance, changed } = props;
  const { t } = useWords();
  const { exemptions } = governance;
  const standing = STANDING.flatMap(state =>
    exemptions.filter(exemption => exemption.state === state),
  );
  const ended = exemptions.filter(({ state }) => !STANDING.includes(state));
  return (
    <DecisionList
      title={t('exempting.title')}
      items={standing}
      more={
        ended.length > 0 && (
          <Disclosure summary={t('exempting.ended', { count: ended.length })}>
            {ended.map(exemption => (
              <ExemptionItem
                key={exemption.id}
                exemption={exemption}
                changed={changed}
              />
            ))}
          </Disclosure>
        )
      }
    >
      {exemption => <ExemptionItem exemption={exemption} changed={changed} />}
    </DecisionList>
  );
};
