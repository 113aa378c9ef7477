import { GateView } from 'backstage-plugin-readiness-common';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import AcUnitIcon from '@material-ui/icons/AcUnit';
import EventIcon from '@material-ui/icons/Event';
import { useContext } from 'react';
import { ClockContext } from '../../hooks/ClockContext';
import { useWords } from '../../hooks/useWords';
import { SectionTitle } from '../SectionTitle';

type Freeze = GateView['freezes'][number];

const WHEN = {
  now: { key: 'gatesPage.freezeNow', icon: <AcUnitIcon /> },
  coming: { key: 'gatesPage.freezeComing', icon: <EventIcon /> },
  past: { key: 'gatesPage.freezePast', icon: <EventIcon /> },
} as const;

const ORDER: readonly (keyof typeof WHEN)[] = ['now', 'coming', 'past'];

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 0),
    },
    chip: { margin: 0 },
  }),
  { name: 'ReadinessGateFreezes' },
);

/** When nothing enters: what holds now first, then what comes. Not there where there is none. @internal */
export const GateFreezes = (props: { freezes: readonly Freeze[] }) => {
  const classes = useStyles();
  const { t, formats } = useWords();
  const now = useContext(ClockContext)();
  if (props.freezes.length === 0) {
    return null;
  }
  const freezes = props.freezes
    .map(freeze => ({ freeze, when: whenOf(freeze, now) }))
    .sort((a, b) => ORDER.indexOf(a.when) - ORDER.indexOf(b.when));
  return (
    <section>
      <SectionTitle rank="h4">{t('gatesPage.freezes')}</SectionTitle>
      <ul className={classes.list}>
        {freezes.map(({ freeze, when }) => (
          <li key={`${freeze.from} ${freeze.reason}`} className={classes.item}>
            <Chip
              className={classes.chip}
              size="small"
              variant="outlined"
              icon={WHEN[when].icon}
              label={t(WHEN[when].key)}
            />
            {t('gatesPage.freeze', {
              reason: freeze.reason,
              from: formats.instant(freeze.from),
              to: formats.instant(freeze.to),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
};

function whenOf({ from, to }: Freeze, now: number): keyof typeof WHEN {
  if (Date.parse(to) <= now) {
    return 'past';
  }
  return Date.parse(from) <= now ? 'now' : 'coming';
}
