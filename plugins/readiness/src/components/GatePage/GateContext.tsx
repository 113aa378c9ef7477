import { GateContextBody } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { SafeLink } from '../SafeLink';

/** As much of a commit as tells it apart. */
const SHORT = 12;

/** What the caller said of the change that the gate was asked about. @internal */
export const GateContext = (props: { context: GateContextBody }) => {
  const { change, commit, pipelineUrl, environment, reliabilityFix } =
    props.context;
  const { t } = useWords();
  const parts = [
    change && <span key="change">{change}</span>,
    environment && <span key="environment">{environment}</span>,
    commit && (
      <code key="commit" title={commit}>
        {commit.slice(0, SHORT)}
      </code>
    ),
    pipelineUrl && (
      <SafeLink key="pipeline" url={pipelineUrl}>
        {t('gateDecisions.pipeline')}
      </SafeLink>
    ),
    reliabilityFix && (
      <span key="fix">
        {t('gateDecisions.reliabilityFix', {
          incident: (
            <SafeLink url={reliabilityFix.incident}>
              {reliabilityFix.incident}
            </SafeLink>
          ),
        })}
      </span>
    ),
  ].filter(Boolean);
  return parts.length === 0 ? (
    <>{t('gateDecisions.noContext')}</>
  ) : (
    <>
      {parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]))}
    </>
  );
};
