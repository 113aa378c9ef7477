/** German for what everything that people decide shares. @internal */
export const decisionMessages = {
  'decision.cancel': 'Abbrechen',
  'decision.comment': 'Kommentar',
  'decision.commentRequired':
    'Erforderlich: andere verstehen damit die Entscheidung',
  'decision.commentOptional': 'Freiwillig',
  'decision.conflict': 'Jemand anderes war schneller',
  'decision.showPresent': 'Den jetzigen Stand zeigen',
  'decision.notAllowed': 'Sie dürfen das nicht entscheiden',
  'decision.failed': 'Es ist nicht gelungen',
  'decision.today': 'weniger als ein Tag',
  'decision.days_one': '{{number}} Tag',
  'decision.days_other': '{{number}} Tage',
  'decision.notKnown': 'Noch nicht bekannt',
  'decision.nobody': 'Niemand',
};
