import DeskCore
import DeskScreen

extension AppState {
  /// Asks again for what is on the screen.
  mutating func reloadVisible(awaited: Bool) {
    load(.day, awaited: awaited)
    if maySeeStops { load(.stops, awaited: false) }
    if case .merges = overlay { load(.merges(wave), awaited: awaited) }
    switch context {
    case .service, .deciding, .returns:
      load(worklistQuery, awaited: awaited)
      if let id = selectedOrder { load(.order(id), awaited: awaited) }
      if let id = selectedRequest { load(.request(id), awaited: awaited) }
    case .wave:
      load(shipping.query(wave: wave), awaited: awaited)
      if let row = shipping.list.selected { load(.parcel(row.id), awaited: awaited) }
    case .pickList:
      if actor?.role(for: .printPickList) == nil {
        // Said where the list would be; asking again at every commit would only be refused again.
        shipping.picks.refusal = texts.refusal(.notPermitted(.printPickList))
      } else {
        load(.pickList(wave), awaited: awaited)
      }
    case .bench: if let card = shipping.bench.card, shipping.bench.isIdle { load(.benchParcel(card.parcel.id), awaited: false) }
    case .printing: load(.printJobs(limit: Self.printLimit), awaited: awaited)
    case .handover, .bag: load(.wave(wave, limit: 2000), awaited: awaited)
    case .stock, .purchases:
      if stock.view == .replenish, stock.suppliers == nil { load(.suppliers, awaited: false) }
      if stock.shops.isEmpty { load(.shops, awaited: false) }
      load(stock.viewQuery, awaited: awaited)
      if stock.isOpen, let sku = stock.movementsOf { load(.movements(sku: sku, limit: 500), awaited: awaited) }
    case .counts: load(counts.query, awaited: awaited)
    case .counting: if let query = counts.openQuery { load(query, awaited: awaited) }
    case .supervisor: loadSupervisor(awaited: awaited)
    case .promotion: loadPromotions(awaited: awaited)
    }
  }

  mutating func loaded(_ query: Query, _ ticket: Int, _ result: Result<Answer, Failure>) {
    guard ticket >= firstTicket, unasked.remove(ticket) == nil else { return }
    if let newest = asked[query.slot], ticket >= newest { asked[query.slot] = nil }
    if let waited = awaited[query.slot], ticket >= waited { awaited[query.slot] = nil }
    if query.slot == .bench { return ticket == shipping.bench.ticket ? benchLoaded(query, result) : () }
    if query.slot == .bag { return ticket == shipping.bag?.ticket ? bagLoaded(query, result) : () }
    switch result {
    case .success(let answer): take(answer, to: query)
    case .failure(let failure): tell(failure)
    }
  }

  /// An answer to a question that is no longer asked is dropped.
  private mutating func take(_ answer: Answer, to query: Query) {
    switch (query, answer) {
    case (.day, .day(let status)):
      // Told when it begins; while it lasts the strip says it.
      for notice in status.notices where day?.notices.contains(where: { $0.name == notice.name }) != true {
        tell(.warning, texts.notice(notice))
      }
      day = status
      if let actor = status.actor { take(actor) }
    case (.people, .people(let people)): self.people = people
    case (.queue, .queue(let page)) where query == worklistQuery: take(page)
    case (.stops, .stops(let rows)): take(rows)
    case (.phrases, .phrases(let phrases)): take(phrases)
    case (.morning, .morning(let list)): overlay = .page(PageState(title: texts.morningTitle, text: page(list)))
    case (.evening, .evening(let list)): overlay = .page(PageState(title: texts.eveningTitle, text: page(list)))
    case (.pages, .pages(let list)): overlay = .page(PageState(title: texts.pagesTitle, text: page(list)))
    case (.backups, .backups(let list)): overlay = .page(PageState(title: texts.backupsTitle, text: page(list)))
    case (.assignees, .assignees(let people)):
      assignees = people
      if case .form(var form) = overlay, !form.isSubmitting {
        offerAssignee(&form)
        overlay = .form(form)
      }
    case (.shiftEnd, .shiftEnd(let end)): take(end)
    case (.found, .found(let subject)): found(subject)
    case (.orderPage, .order(let card)): show(sight: card)
    case (.roster, .roster(let sheet)): overlay = .page(PageState(title: texts.rosterTitle, text: page(sheet)))
    case (.posts, .posts(let list)): overlay = .page(PageState(title: texts.postsTitle, text: page(list)))
    case (.order(let id), .order(let card)) where id == selectedOrder: take(card)
    case (.request(let id), .request(let matter)) where id == selectedRequest:
      worklist.matter = matter
      if worklist.list.isGhostSelected {
        worklist.list.nameGhost(matter.card.request.decidedBy ?? lastHand(matter.timeline.filter { $0.subject == id.text }))
      }
    case (.parcels, .parcels(let page)) where query == shipping.query(wave: wave):
      let before = shipping.list.selected?.id
      shipping.list.replace(with: page, height: listHeight)
      if shipping.list.selected?.id != before || shipping.card == nil || shipping.list.isGhostSelected { loadParcelCard() }
    case (.parcel(let id), .parcel(let card)) where id == shipping.list.selected?.id:
      shipping.card = card
      if shipping.list.isGhostSelected { shipping.list.nameGhost(lastHand(card.order.timeline)) }
    case (.wave(let day, _), .parcels(let page)) where day == wave: shipping.waveParcels = page.rows
    case (.pickList(let day), .pickWalk(let walk)) where day == wave: shipping.picks.take(walk)
    case (.merges(let day), .merges(let advice)) where day == wave: take(advice)
    case (.manifest(let courier, _), .text(let text)):
      overlay = .page(PageState(title: "\(texts.title(.open, in: .handover)) \(courierName(courier))", text: text))
    case (.stock, .stock(let page)) where query == stock.query: stock.list.replace(with: page, height: listHeight)
    case (.publishing, .publishing(let page)): stock.publishing.replace(with: page, height: listHeight)
    case (.shortages, .shortages(let page)): stock.shortages.replace(with: page, height: listHeight)
    case (.shops, .shops(let shops)): stock.shops = shops
    case (.replenishment, .replenishment(let page)): stock.replenishment.replace(with: page, height: listHeight)
    case (.purchases, .purchases(let page)): stock.purchases.replace(with: page, height: listHeight)
    case (.suppliers, .suppliers(let suppliers)):
      stock.suppliers = suppliers
      if case .form(var form) = overlay, form.kind.asksSuppliers, !form.isSubmitting {
        offerPurchase(&form)
        overlay = .form(form)
      }
    case (.movements(let sku, _), .movements(let rows)):
      stock.movements = rows
      stock.movementsOf = sku
    case (.counts, .counts(let page)): counts.list.replace(with: page, height: listHeight)
    case (.count(let id, _), .count(let row, let page)) where id == counts.open?.id: take(row, page)
    case (.promotionCalendar, .promotions(let page)) where query == promotionQuery,
      (.promotions, .promotions(let page)) where query == promotionQuery:
      take(page)
    case (.promotionCard(let id), .promotionCard(let card)) where id == promotion.selected?.id: promotion.card = card
    case (.events, .events(let rows)): promotion.events.replace(with: Page(rows: rows, next: nil), height: listHeight)
    case (.board, .board(let board)):
      supervisor.board = board
      if supervisor.person == nil { supervisor.person = board.people.first?.name }
    case (.held(let kind, _), .queue(let page)) where kind == supervisor.kind:
      supervisor.items.replace(with: page, height: listHeight)
    case (.refunds, .refunds(let rows)): supervisor.refunds.replace(with: Page(rows: rows, next: nil), height: listHeight)
    case (.log(let find, _), .log(let rows, let filter)) where supervisor.view == .board || find == supervisor.find:
      take(rows, filter: supervisor.view == .board ? LogFilter() : filter)
    case (.story, .story(let story)): take(story)
    case (.printJobs, .printJobs(let jobs)): shipping.prints.replace(with: Page(rows: jobs, next: nil), height: listHeight)
    default: break
    }
  }

  private mutating func take(_ page: Page<QueueRow>) {
    let before = worklist.list.selected?.key
    worklist.list.replace(with: page, height: listHeight) { old, rows in
      // The same order in its next queue is still the same order under the cursor.
      rows.first { $0.subject == old.subject }?.key
    }
    if let kind = worklist.sought {
      worklist.sought = nil
      if let row = page.rows.first(where: { $0.kind == kind }) { worklist.list.select(row.key, height: listHeight) }
    }
    if worklist.list.selected?.key != before || worklist.card == nil || worklist.list.isGhostSelected { loadServiceCard() }
  }

  private mutating func take(_ card: OrderCard) {
    worklist.card = card
    if worklist.list.isGhostSelected { worklist.list.nameGhost(card.facts.claimedBy ?? lastHand(card.timeline)) }
  }

  private func lastHand(_ timeline: [TimelineRow]) -> String? { timeline.filter(\.done).max { $0.seq < $1.seq }?.by }
}
