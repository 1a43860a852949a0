import type { German } from '../../publishers/german-table.ts'

/**
 * What the engine, and whoever posts by hand, write into the ledger and into channels, in German, by the English sentence; `{0}`, `{1}` …
 * stand for what differs. A new reason gets its line here: `tests/architecture/german.test.ts` asks for it.
 */
export const german: German = {
  // What a person did.
  '{0} looks whether it is live.': '{0} sieht nach, ob es online ist.',
  '{0} looked: it is not live. It is sent again.': '{0} hat nachgesehen: Es ist nicht online. Es wird noch einmal gesendet.',
  'Left out by {0}.': 'Ausgelassen von {0}.',
  'Taken down by {0}.': 'Gelöscht von {0}.',
  'Withdrawn by {0}.': 'Zurückgezogen von {0}.',
  'Withdrawn by somebody.': 'Zurückgezogen.',
  'The post was put into the trash.': 'Der Beitrag wurde in den Papierkorb gelegt.',
  'It was taken out of the post.': 'Es wurde aus dem Beitrag herausgenommen.',

  // Why it waits.
  'Frozen: {0}': 'Gesperrt: {0}',
  'Frozen.': 'Gesperrt.',
  'A freeze is in force.': 'Eine Sperre gilt.',
  '{0} is not connected. Connect it, and this goes out.': '{0} ist nicht verbunden. Verbinden Sie den Kanal, dann geht es hinaus.',
  '{0} is not connected.': '{0} ist nicht verbunden.',
  '{0} is paused: {1}': '{0} ist pausiert: {1}',
  '{0} is paused.': '{0} ist pausiert.',
  '{0} takes the next post a little later.': '{0} nimmt den nächsten Beitrag etwas später.',
  '{0} may send again only then.': '{0} darf erst dann wieder senden.',
  '{0} may send again only then: the platform asked for a pause.':
    '{0} darf erst dann wieder senden: Die Plattform hat um eine Pause gebeten.',
  'It waits for the part before it.': 'Es wartet auf den Teil davor.',
  'It waits until the website has published the post.': 'Es wartet, bis der Beitrag auf der Website steht.',
  'The platform is still taking in the media.': 'Die Plattform nimmt die Bilder und Filme noch auf.',
  'The access was renewed.': 'Der Zugang wurde erneuert.',
  'The access is being renewed.': 'Der Zugang wird gerade erneuert.',
  'The machine was busy or asleep; nothing was sent.': 'Der Rechner war ausgelastet oder schlief; es wurde nichts gesendet.',
  'The worker that prepared it stopped; nothing was sent.':
    'Der Prozess, der es vorbereitet hat, ist stehen geblieben; es wurde nichts gesendet.',

  // Why its approval does not count any more.
  'The post was edited after its approval. It waits to be approved again.':
    'Der Beitrag wurde nach seiner Freigabe geändert. Er wartet darauf, wieder freigegeben zu werden.',
  'Its time had passed when the post was approved again. It is not made up for.':
    'Seine Zeit war vorbei, als der Beitrag erneut freigegeben wurde. Sie wird nicht nachgeholt.',
  'The time that was chosen is over. It waits until another is chosen, or “As soon as it is approved”.':
    'Die gewählte Zeit ist vorbei. Er wartet, bis eine andere gewählt wird, oder „Sofort nach der Freigabe“.',
  'Its time was changed. It waits until the times of all channels are chosen; then the post is submitted for approval again.':
    'Seine Zeit wurde geändert. Er wartet, bis die Zeiten aller Kanäle gewählt sind; dann wird der Beitrag erneut zur Freigabe gegeben.',
  'Its time is still to be chosen. It waits until somebody does.': 'Seine Zeit ist noch zu wählen. Er wartet, bis das jemand tut.',
  'What the post names was changed after its approval: its brand, its campaign, a topic or a channel. It waits to be approved again.':
    'Was der Beitrag nennt, wurde nach seiner Freigabe geändert: seine Marke, seine Kampagne, ein Thema oder ein Kanal. Er wartet darauf, wieder freigegeben zu werden.',
  'The post was edited after its approval.': 'Der Beitrag wurde nach der Freigabe geändert.',
  'The post is in the trash.': 'Der Beitrag liegt im Papierkorb.',
  '{0} is connected to another account than the one that was approved. Approve the post again.':
    '{0} ist mit einem anderen Konto verbunden als dem, das freigegeben wurde. Geben Sie den Beitrag noch einmal frei.',
  'A check stops it now. Look at its findings, and approve it again.':
    'Eine Prüfung hält ihn jetzt auf. Sehen Sie ihre Befunde an, und geben Sie ihn noch einmal frei.',
  'Its approval was withdrawn.': 'Die Freigabe wurde zurückgezogen.',
  'Withdrawn; it never reached the platform.': 'Zurückgezogen; es hat die Plattform nie erreicht.',
  'The post was edited; this version never reached the platform.':
    'Der Beitrag wurde geändert; diese Fassung hat die Plattform nie erreicht.',
  'It had already reached the platform when it was withdrawn. It can be taken down.':
    'Es war schon auf der Plattform, als es zurückgezogen wurde. Sie können es löschen lassen.',
  'It is live and can be taken down.': 'Es ist online und lässt sich löschen.',
  'The version that was approved afterwards stands in its place.': 'An seiner Stelle steht die Fassung, die danach freigegeben wurde.',

  // What is late.
  'It is more than 15 minutes late. Publish it now, or leave it out.':
    'Es ist mehr als 15 Minuten zu spät. Veröffentlichen Sie es jetzt, oder lassen Sie es aus.',
  'It was too late and was left out.': 'Es war zu spät und wurde ausgelassen.',
  'What it waited for is live by now. Publish it late, or leave it out.':
    'Worauf es gewartet hat, ist inzwischen online. Veröffentlichen Sie es verspätet, oder lassen Sie es aus.',
  'The website has not published the post. Publish it without the link, or leave it out.':
    'Der Beitrag steht nicht auf der Website. Veröffentlichen Sie es ohne den Link, oder lassen Sie es aus.',
  'The part before it has not been published. Leave it out, or settle that one first.':
    'Der Teil davor ist nicht erschienen. Lassen Sie es aus, oder klären Sie zuerst jenen.',

  // What nobody knows for certain.
  'An earlier attempt may have arrived; that is being looked up.': 'Ein früherer Versuch kann angekommen sein; das wird nachgesehen.',
  'The worker stopped while it was being sent. Whether it arrived is being looked up.':
    'Der Prozess ist beim Senden stehen geblieben. Ob es angekommen ist, wird nachgesehen.',
  'Looking whether it is live before it is sent again.': 'Bevor es noch einmal gesendet wird, wird nachgesehen, ob es online ist.',
  'Sent again with the same key: the platform recognises it.':
    'Mit demselben Schlüssel noch einmal gesendet: Die Plattform erkennt es wieder.',
  'It had not arrived; it is sent again.': 'Es war nicht angekommen; es wird noch einmal gesendet.',
  'The channel or its platform does not exist any more. Look whether the post is live.':
    'Den Kanal oder seine Plattform gibt es nicht mehr. Sehen Sie nach, ob der Beitrag online ist.',
  '{0} cannot be asked. Look whether the post is live.': '{0} lässt sich nicht fragen. Sehen Sie nach, ob der Beitrag online ist.',
  '{0} gives no clear answer. Look whether the post is live.': '{0} gibt keine klare Antwort. Sehen Sie nach, ob der Beitrag online ist.',
  'It was not found among the latest posts of {0}. Look whether it is live.':
    'Es war unter den neuesten Beiträgen von {0} nicht zu finden. Sehen Sie nach, ob es online ist.',
  '{0} attempts did not reach {1}. {2} Send it again, or leave it out.':
    '{0} Versuche haben {1} nicht erreicht. {2} Senden Sie es noch einmal, oder lassen Sie es aus.',
  'Look whether the post is live.': 'Sehen Sie nach, ob der Beitrag online ist.',
  'The platform cannot be asked any more how far it is.': 'Die Plattform lässt sich nicht mehr fragen, wie weit sie ist.',
  '{0} has not finished within a day.': '{0} ist nach einem Tag nicht fertig.',
  '{0} did not answer in time.': '{0} hat nicht rechtzeitig geantwortet.',

  // What does not work.
  'Something went wrong inside the hub; its log says what.': 'Im Hub ist etwas schiefgegangen; sein Protokoll sagt, was.',
  'The channel does not exist any more.': 'Den Kanal gibt es nicht mehr.',
  'There is no publisher for this platform any more.': 'Diese Plattform wird nicht mehr bedient.',
  'Preparing it took too long.': 'Das Vorbereiten hat zu lange gedauert.',
  'The short link cannot be written down at the moment.': 'Der Kurzlink lässt sich gerade nicht speichern.',
  'A picture, film or document of this post does not exist any more. Choose another.':
    'Ein Bild, Film oder Dokument dieses Beitrags gibt es nicht mehr. Wählen Sie ein anderes.',
  'A picture, film or document was exchanged after the post was approved. Approve the post again.':
    'Ein Bild, Film oder Dokument wurde nach der Freigabe ausgetauscht. Geben Sie den Beitrag noch einmal frei.',
  'The captions of a film were changed after the post was approved. Approve the post again.':
    'Die Untertitel eines Films wurden nach der Freigabe geändert. Geben Sie den Beitrag noch einmal frei.',
  'The file of a picture, film or document cannot be read from the media folder.':
    'Die Datei eines Bildes, Films oder Dokuments lässt sich aus dem Medienordner nicht lesen.',

  // The access to a channel.
  'The access could not be renewed.': 'Der Zugang ließ sich nicht erneuern.',
  'The platform gave an incomplete access. The one before is kept.':
    'Die Plattform hat einen unvollständigen Zugang gegeben. Der bisherige bleibt.',
  'The stored access to {0} is not complete. Connect it again.':
    'Der gespeicherte Zugang zu {0} ist unvollständig. Verbinden Sie den Kanal neu.',
  'The stored credentials cannot be read: the key that sealed them is not in CREDENTIAL_KEYS.':
    'Die gespeicherten Zugangsdaten lassen sich nicht lesen: Der Schlüssel, der sie versiegelt hat, steht nicht in CREDENTIAL_KEYS.',
  'The stored credentials cannot be read: they were changed, or belong to another channel. Connect the channel again.':
    'Die gespeicherten Zugangsdaten lassen sich nicht lesen: Sie wurden verändert oder gehören zu einem anderen Kanal. Verbinden Sie den Kanal neu.',
  'The secret of your app at {0} cannot be read any more: the key that sealed it is gone. Enter it again under “App keys”.':
    'Das Geheimnis Ihrer App bei {0} lässt sich nicht mehr lesen: Der Schlüssel, der es versiegelt hat, ist weg. Tragen Sie es unter „App-Zugänge“ noch einmal ein.',

  // What came of an attempt.
  'The worker stopped before an answer came.': 'Der Prozess ist stehen geblieben, bevor eine Antwort kam.',
  'Too long between intent and call.': 'Zwischen Vorsatz und Aufruf lag zu viel Zeit.',
  'The platform took it and works on it.': 'Die Plattform hat es angenommen und arbeitet daran.',
  'Found afterwards: {0}': 'Danach gefunden: {0}',

  // Posting by hand.
  '{0} did not post it: {1}.': '{0} hat es nicht veröffentlicht: {1}.',
  'The delivery has been settled already.': 'Die Auslieferung ist schon erledigt.',
  'Its delivery has ended.': 'Seine Auslieferung ist beendet.',
  'Nobody had seen it.': 'Niemand hatte es gesehen.',

  // Pictures that cannot be made to fit: said in both languages in `media/`, where they are refused.
  'The platform takes no pictures that we can make (only: {0}). Remove the picture from the post.':
    'Die Plattform nimmt keine Bilder, die wir herstellen können (nur: {0}). Entfernen Sie das Bild aus dem Beitrag.',
  'none at all': 'gar keine',
  'The picture cannot be made to fit into {0} bytes. Take another one.':
    'Das Bild lässt sich nicht auf {0} Byte verkleinern. Nehmen Sie ein anderes.',
  'This picture is incomplete or damaged. Upload it again from its source.':
    'Dieses Bild ist unvollständig oder beschädigt. Laden Sie es noch einmal von der Quelle hoch.',
}
