import { Translate, Words } from '../../hooks/useWords';
import { FigureColumn } from '../FigureTable';

/** The columns of adoption by team or tier. @internal */
export function adoptionColumns(t: Translate, first: string): FigureColumn[] {
  return [
    { title: first },
    { title: t('capability.columnTotal'), numeric: true },
    { title: t('capability.columnAdopted'), numeric: true },
    { title: t('capability.columnUnknown'), numeric: true },
    { title: t('capability.columnRate'), numeric: true },
  ];
}

/** The share that has adopted; a dash where there is nothing to share. @internal */
export function adoptionRate(
  { formats }: Words,
  adopted: number,
  total: number,
): string {
  return total === 0 ? '–' : formats.share(adopted / total);
}
