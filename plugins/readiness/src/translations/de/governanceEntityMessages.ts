/** German for the words of what people decide on the page of an entity. @internal */
export const governanceEntityMessages = {
  'shipping.title': 'Darf ich heute ausliefern?',
  'shipping.worst': 'Darf ich heute ausliefern? {{answer}} bei {{gate}}',
  'shipping.asOf': 'Stand {{age}}, aus aktuellen Daten.',
  'shipping.what': 'Die Gates',
  'shipping.unread':
    'Darf ich heute ausliefern? Die Gates konnten nicht gelesen werden.',
  'shipping.tier': 'Beurteilt als Tier {{tier}}: {{reason}}',
  'shipping.claims': 'Angegeben von dem, der fragte, nicht geprüft',
  'shipping.glass': 'Die Scheibe ist eingeschlagen bis {{time}}',
  'shipping.glassBy': 'Von {{by}} {{age}}',
  'shipping.until': 'Gilt bis {{time}}, wenn sich vorher nichts ändert.',
  'shipping.requirements_one': '{{count}} Anforderung',
  'shipping.requirements_other': '{{count}} Anforderungen',
  'shipping.decisions': 'Aufgezeichnete Entscheidungen',
  'shipping.breakGlass': 'Die Scheibe einschlagen',
  'shipping.breakGlassOf': 'Die Scheibe von {{gate}} einschlagen',
  'shipping.breakGlassText':
    'Bis zum Ende warnt dieses Gate, statt zu sperren. Die richtigen Leute erfahren es, und eine Nacharbeit bleibt offen, bis sie abgeschlossen ist.',
  'shipping.breakGlassReason': 'Grund',
  'shipping.breakGlassHelp':
    'Erforderlich, mindestens 10 Zeichen: Alle lesen es',
  'shipping.askReview': 'Um ein Review bitten',
  'shipping.askReviewOf': 'Um ein Review bei {{gate}} bitten',
  'shipping.askNextReview': 'Um das nächste Review bitten',
  'shipping.askNextReviewOf': 'Um das nächste Review bei {{gate}} bitten',
  'shipping.askReviewText':
    'Der jetzige Stand wird als Momentaufnahme behalten, und die Reviewer bekommen ihn in ihre Warteschlange. Reviewer: {{group}}.',
  'shipping.askReviewComment': 'Was die Reviewer wissen sollten',
  'shipping.reviewWaits': 'Ein Review wartet auf eine Entscheidung',
  'signOff.title': 'Bestätigung',
  'signOff.none': 'Noch niemand hat dies bestätigt.',
  'signOff.rule_one': 'Eine Bestätigung gilt {{count}} Tag.',
  'signOff.rule_other': 'Eine Bestätigung gilt {{count}} Tage.',
  'signOff.otherPerson':
    'Eine andere Person muss gegenzeichnen, bevor sie zählt.',
  'signOff.make': 'Bestätigen',
  'signOff.again': 'Neu bestätigen',
  'signOff.makeTitle': 'Bestätigen: {{title}}',
  'signOff.confirm': 'Gegenzeichnen',
  'signOff.confirmTitle': 'Gegenzeichnen: {{title}}',
  'signOff.confirmText':
    'Sie sagen, dass Sie die Nachweise gesehen haben und zustimmen.',
  'signOff.refuse': 'Ablehnen',
  'signOff.refuseTitle': 'Ablehnen: {{title}}',
  'signOff.refuseText':
    'Die Bestätigung zählt dann nicht. Sagen Sie warum, damit es behoben werden kann.',
  'signOff.withdraw': 'Zurückziehen',
  'signOff.withdrawTitle': 'Zurückziehen: {{title}}',
  'signOff.withdrawText':
    'Sie endet jetzt, und eine ältere Version kommt nicht zurück: Die Prüfung hat keine Daten, bis jemand neu bestätigt.',
  'signOff.reconfirm': 'Gilt noch: erneut bestätigen',
  'signOff.reconfirmTitle': 'Gilt noch: erneut bestätigen ({{title}})',
  'signOff.answer': 'Antwort',
  'signOff.answerHelp.met':
    'Die Anforderung ist erfüllt, und die Nachweise zeigen es.',
  'signOff.answerHelp.not-met':
    'Die Anforderung ist nicht erfüllt. Das zählt sofort.',
  'signOff.answerHelp.not-applicable':
    'Sie betrifft diese Entität nicht. Das muss immer eine andere Person gegenzeichnen.',
  'signOff.comment': 'Kommentar',
  'signOff.commentHelp':
    'Sagen Sie, warum sie diese Entität nicht betrifft, hier oder als Nachweis in einem Text.',
  'signOff.evidenceRequired':
    'Ein „erfüllt“ dieser Prüfung verlangt Nachweise: mindestens einen Link oder einen Text.',
  'signOff.evidenceOptional': 'Nachweise sind freiwillig.',
  'signOff.url': 'Link {{number}}',
  'signOff.urlTitle': 'Titel von Link {{number}}',
  'signOff.urlProblem': 'Eine Adresse, die mit https:// oder http:// beginnt',
  'signOff.addLink': 'Einen Link hinzufügen',
  'signOff.removeLink': 'Link {{number}} entfernen',
  'signOff.text': 'Nachweis als Text',
  'signOff.valid': 'Gültig für',
  'signOff.period.check_one': '{{count}} Tag, so lang die Prüfung es erlaubt',
  'signOff.period.check_other':
    '{{count}} Tage, so lang die Prüfung es erlaubt',
  'signOff.period.days_one': '{{count}} Tag',
  'signOff.period.days_other': '{{count}} Tage',
  'signOff.period.date': 'Bis zu einem Datum',
  'signOff.ends': 'Sie endet von selbst am Ende des {{date}}.',
  'signOff.endsAt': 'Sie endet von selbst am {{date}} um {{time}} Uhr.',
  'signOff.until': 'Gültig bis zum Ende von',
  'signOff.untilHelp': 'Erforderlich; spätestens {{date}}',
  'signOff.untilLate': 'Die Prüfung erlaubt nicht länger als bis {{date}}',
  'signOff.missing': 'Noch fehlt: {{problems}}',
  'signOff.problem.answer': 'eine Antwort',
  'signOff.problem.evidence': 'ein Nachweis',
  'signOff.problem.comment':
    'im Kommentar, warum sie diese Entität nicht betrifft',
  'signOff.problem.url': 'Links, die sich öffnen lassen',
  'signOff.problem.until': 'ein Tag ab heute',
  'signOff.problem.late': 'ein früherer letzter Tag',
  'signOff.history': 'Alle Versionen',
  'signOff.historyOf': 'Alle Versionen von {{title}}',
  'signOff.historyMore': 'Die neuesten {{shown}} von {{total}}.',
  'signOff.waitsRow': 'Eine Bestätigung wartet auf eine zweite Person',
  'markdown.help': 'Markdown wird verstanden.',
  'markdown.preview': 'Vorschau von {{field}}',
  'exempting.title': 'Ausnahmen',
  'exempting.ask': 'Eine Ausnahme beantragen',
  'exempting.askTitle': 'Eine Ausnahme beantragen: {{title}}',
  'exempting.askText':
    'Eine Ausnahme erfüllt nichts: Die Punktzahl bleibt, wie sie ist. Sie endet von selbst an ihrem letzten Tag.',
  'exempting.renewTitle': 'Die Ausnahme verlängern: {{title}}',
  'exempting.terms': 'Was die Richtlinie sagt',
  'exempting.termsUnread':
    'Was die Richtlinie sagt, konnte nicht gelesen werden',
  'exempting.who': 'Wer entscheidet, nie wer beantragt: {{approver}}',
  'exempting.automatic': 'Sie wird sofort genehmigt, ohne eine Person.',
  'exempting.longest_one':
    'Sie darf höchstens {{count}} Tag dauern, bis {{date}}.',
  'exempting.longest_other':
    'Sie darf höchstens {{count}} Tage dauern, bis {{date}}.',
  'exempting.longestBy_one':
    'Nach der Richtlinie {{policy}} darf sie höchstens {{count}} Tag dauern, bis {{date}}.',
  'exempting.longestBy_other':
    'Nach der Richtlinie {{policy}} darf sie höchstens {{count}} Tage dauern, bis {{date}}.',
  'exempting.firstTime': 'Sie verlängert keine frühere.',
  'exempting.renewal_one':
    'Sie verlängert eine frühere und ist deren erste Verlängerung.',
  'exempting.renewal_other':
    'Sie verlängert eine frühere und ist die Verlängerung Nummer {{count}}.',
  'exempting.anyone': 'wer über Ausnahmen entscheiden darf',
  'exempting.scope': 'Für',
  'exempting.scopeEntity': 'Diese Entität',
  'exempting.scopeOwner':
    'Alle Entitäten von {{ref}}, deren Tier nicht kritischer ist als jetzt',
  'exempting.scopeSystem':
    'Alle Entitäten des Systems {{ref}}, deren Tier nicht kritischer ist als jetzt',
  'exempting.reason': 'Grund',
  'exempting.measure': 'Ausgleichende Maßnahme',
  'exempting.textHelp': 'Erforderlich, mindestens 10 Zeichen.',
  'exempting.measureHelp':
    'Erforderlich, mindestens 10 Zeichen: was bis dahin stattdessen geschieht.',
  'exempting.until': 'Bis zum Ende von',
  'exempting.untilHelp': 'Erforderlich; spätestens {{date}}',
  'exempting.untilHelpUnread':
    'Erforderlich; die Richtlinie sagt, wie lang sie sein darf',
  'exempting.untilLate': 'Die Richtlinie erlaubt nicht länger als bis {{date}}',
  'exempting.missing': 'Noch fehlt: {{problems}}',
  'exempting.problem.reason': 'ein Grund von mindestens 10 Zeichen',
  'exempting.problem.measure':
    'eine ausgleichende Maßnahme von mindestens 10 Zeichen',
  'exempting.problem.until': 'ein letzter Tag ab heute',
  'exempting.problem.late': 'ein früherer letzter Tag',
  'exempting.approve': 'Genehmigen',
  'exempting.reject': 'Ablehnen',
  'exempting.revoke': 'Widerrufen',
  'exempting.withdraw': 'Zurückziehen',
  'exempting.renew': 'Verlängern',
  'exempting.decideTitle': '{{act}}: Ausnahme von {{title}}',
  'exempting.text.approve':
    'Das Ergebnis gilt an Gates bis zum letzten Tag als ausgenommen.',
  'exempting.text.reject':
    'Der Antrag endet. Sagen Sie warum, damit andere es verstehen.',
  'exempting.text.revoke':
    'Die Ausnahme endet jetzt, und Gates verlangen die Prüfung wieder.',
  'exempting.text.withdraw': 'Der Antrag endet; niemand muss entscheiden.',
  'exempting.comment': 'Kommentar',
  'exempting.rowUntil': 'Ausgenommen bis {{date}}',
  'exempting.rowRequested': 'Eine Ausnahme ist beantragt',
  'exempting.details': 'Grund und ausgleichende Maßnahme',
  'exempting.ended_one': '{{count}}, die beendet ist',
  'exempting.ended_other': '{{count}}, die beendet sind',
  'deciding.what': 'Bestätigungen, Ausnahmen und Reviews',
  'deciding.reviews': 'Readiness-Reviews',
  'deciding.requested': 'Erbeten von {{by}} {{age}}',
  'deciding.decided': 'Entschieden von {{by}} {{age}}',
  'deciding.validUntil': 'Gültig bis {{date}} ({{distance}})',
  'deciding.conditions_one': 'mit {{count}} Auflage',
  'deciding.conditions_other': 'mit {{count}} Auflagen',
  'deciding.openReview': 'Review bei {{gate}}',
  'deciding.followUps': 'Nacharbeiten',
  'deciding.due': 'Fällig {{distance}}, am {{time}}',
  'deciding.followUpKind.break-glass':
    'Nach einer eingeschlagenen Scheibe bei {{gate}}',
  'deciding.followUpKind.condition': 'Auflage einer Genehmigung bei {{gate}}',
  'deciding.standing.tier':
    'Der Tier hat sich {{age}} von {{from}} zu {{to}} geändert. Gates beurteilen sie weiter nach Tier {{from}}, bis ein Reviewer die Änderung bestätigt.',
  'deciding.standing.scope':
    'Sie hat {{age}} den Geltungsbereich des Standards {{subject}} verlassen. Gates verlangen ihn weiter, bis ein Reviewer die Änderung bestätigt.',
  'deciding.standing.gate-scope':
    'Sie hat {{age}} den Geltungsbereich des Gates {{subject}} verlassen. Das Gate entscheidet weiter, bis ein Reviewer die Änderung bestätigt.',
  'deciding.dueSoon': 'Bald fällig',
  'deciding.dueKind.attestation': 'Bestätigung endet',
  'deciding.dueKind.exemption': 'Ausnahme endet',
  'deciding.dueKind.review': 'Genehmigung des Reviews endet',
  'deciding.dueKind.condition': 'Auflage ist fällig',
  'deciding.dueKind.break-glass':
    'Nacharbeit zu einer eingeschlagenen Scheibe ist fällig',
  'deciding.overdue': 'Überfällig',
} as const;
