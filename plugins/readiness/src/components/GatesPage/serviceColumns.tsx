import { EntitySummary } from 'backstage-plugin-readiness-common';
import { ReactNode } from 'react';
import { Translate } from '../../hooks/useWords';
import { tierWords } from '../../words/tierWords';
import { EntityTabLink } from '../EntityTabLink';
import { FigureColumn } from '../FigureTable';
import { TeamLink } from '../TeamLink';

/** Who a service is and who owns it. @internal */
export function serviceColumns(t: Translate): FigureColumn[] {
  return [
    { title: t('newServices.columnService') },
    { title: t('newServices.columnTier'), oneLine: true },
    { title: t('newServices.columnOwner') },
  ];
}

/** The same of one service. @internal */
export function serviceCells(t: Translate, entity: EntitySummary): ReactNode[] {
  const { entityRef, title, tier, owner } = entity;
  return [
    <EntityTabLink key="service" entityRef={entityRef} title={title} />,
    tierWords(t, tier),
    owner ? (
      <TeamLink key="owner" entityRef={owner} />
    ) : (
      t('newServices.noOwner')
    ),
  ];
}
