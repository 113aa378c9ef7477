import Typography from '@material-ui/core/Typography';
import { GateDecisionItem } from 'backstage-plugin-readiness-common';
import { Translate, useWords } from '../../hooks/useWords';
import { entityName } from '../../words/entityName';
import { EntityNameLink } from '../EntityNameLink';

/**
 * What a decision judged: the entity with a link, or its name alone where the catalog has none, and whether a descriptor
 * was judged in place of what the catalog has.
 * @internal
 */
export const DecisionEntity = (props: {
  decision: Pick<GateDecisionItem, 'entityRef' | 'descriptor' | 'notInCatalog'>;
}) => {
  const { decision } = props;
  const { entityRef, notInCatalog } = decision;
  const { t } = useWords();
  const note = noteOf(t, decision);
  return (
    <>
      {notInCatalog ? (
        entityName(entityRef, 'component')
      ) : (
        <EntityNameLink entityRef={entityRef} />
      )}
      {note && (
        <Typography variant="body2" color="textSecondary">
          {note}
        </Typography>
      )}
    </>
  );
};

function noteOf(
  t: Translate,
  {
    descriptor,
    notInCatalog,
  }: Pick<GateDecisionItem, 'descriptor' | 'notInCatalog'>,
): string | undefined {
  if (descriptor) {
    return t(
      notInCatalog
        ? 'gateDecisions.descriptorAlone'
        : 'gateDecisions.descriptorJudged',
    );
  }
  return notInCatalog ? t('gateDecisions.entityGone') : undefined;
}
