/** German for the export of evidence. @internal */
export const evidenceMessages = {
  'evidence.title': 'Nachweise',
  'evidence.text':
    'Ergebnisse, Bestätigungen, Ausnahmen, Reviews und Entscheidungen eines Zeitraums, in einem Archiv.',
  'evidence.period': 'Zeitraum',
  'evidence.days': 'Letzte {{number}} Tage',
  'evidence.dates': 'Von einem Tag bis zu einem anderen',
  'evidence.from': 'Von',
  'evidence.to': 'Bis einschließlich',
  'evidence.dayHelp': 'Tage in UTC',
  'evidence.ahead': 'Er darf nicht nach heute liegen',
  'evidence.backwards': 'Er darf nicht vor dem ersten Tag liegen',
  'evidence.export': 'Nachweise exportieren',
  'evidence.exporting': 'Das Archiv wird erstellt.',
  'evidence.exported': 'Das Archiv ist fertig: {{name}}',
  'evidence.digest': 'Prüfsumme',
  'evidence.verify':
    'Bewahren Sie die Prüfsumme getrennt vom Archiv auf. Ob es ganz und unverändert ist, prüft dort, wo es gespeichert wurde:',
  'evidence.noDigest':
    'Die Antwort nannte keine Prüfsumme. Vergleichen Sie die, die dieser Befehl zeigt, mit dem Audit-Log:',
  'evidence.failed': 'Die Nachweise konnten nicht exportiert werden',
};
