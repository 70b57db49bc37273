import DeskConsole
import DeskCore

extension MemoryShop {
  public var services: Services {
    var services = plainServices
    services.promotions = promotionServices
    services.supervisor = supervisorServices
    services.backups = { [self] in locked { backups } }
    return services
  }

  private var plainServices: Services {
    Services(
      signIn: { [self] name, password in
        try locked {
          guard let person = people[name], person.password == password else { throw Refusal(.notPermitted, .signInFailed) }
          current = person.actor
          return SignedIn(actor: person.actor, mustChangePassword: mustChange.contains(name))
        }
      },
      signOut: { [self] in locked { current = nil } },
      unlock: { [self] password in
        try locked {
          guard let name = current?.name, people[name]?.password == password else { throw Refusal(.notPermitted, .wrongPassword) }
        }
      },
      perform: { [self] command, _, version in
        try locked {
          guard let actor = current else { throw Refusal(.notPermitted, .notSignedIn) }
          return try carryOut(command, actor, version: version)
        }
      },
      day: { [self] in locked { status() } },
      queue: { [self] kinds, order, find, _, limit in
        locked {
          let rows = queue(kinds, order)
            .filter { find.isEmpty || $0.number.contains(find) || $0.buyer.contains(find) || $0.goods.contains(find) }
          let shown = Set(rows.map(\.subject))
          let others =
            find.isEmpty
            ? [] : orders.keys.sorted(by: >).map(foundRow).filter { $0.number.contains(find) || $0.buyer.contains(find) }
          let all = rows + others.filter { !shown.contains($0.subject) }
          return Page(rows: Array(all.prefix(limit)), next: all.count > limit ? "more" : nil)
        }
      },
      stops: { [self] in locked { stops() } },
      phrases: { [self] in locked { phrases.sorted { $0.key < $1.key }.map { Phrase(name: $0.key, text: $0.value) } } },
      morning: { [self] in locked { morning() } },
      evening: { [self] in locked { evening() } },
      order: { [self] id in try locked { try card(id) } },
      parcel: { [self] id in try locked { try card(id) } },
      meaning: { [self] scan in locked { meaning(scan) } },
      parcels: { [self] wave, stage, find, _, limit in
        locked {
          let found = parcels.values.filter { parcel in
            (wave.map { parcel.wave == $0 } ?? parcel.stage.isOpen) && (stage.map { parcel.stage == $0 } ?? true)
          }
          let rows = found.sorted { $0.id < $1.id }.map(row)
            .filter { find.isEmpty || $0.id.text.contains(find) || ($0.waybill ?? "").contains(find) || $0.number.contains(find) }
            .map { (find.isEmpty ? ParcelFind.other : ParcelFind(find, id: $0.id, waybill: $0.waybill), $0) }
            .sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
          return Page(rows: Array(rows.prefix(limit)), next: rows.count > limit ? "more" : nil)
        }
      },
      stock: { [self] ask, _, limit in
        locked {
          let rows = stockRows(ask)
          return Page(rows: Array(rows.prefix(limit)), next: rows.count > limit ? "more" : nil)
        }
      },
      movements: { [self] sku, _, limit in locked { Array((movements[sku] ?? []).prefix(limit)) } },
      dispatchNote: { [self] id in try locked { "发货单 \(id.text)\n\(goods(try card(id).parcel.order))\n" } },
      pickWalk: { [self] wave in try locked { try walk(wave) } },
      merges: { [self] wave in locked { merges(wave) } },
      manifest: { [self] courier, wave in
        locked {
          let own = parcels.values.filter {
            $0.courier == courier && ($0.stage == .shipped || ($0.wave == wave && $0.stage == .handedOver))
          }
          return (["交接单 \(courier) \(wave.iso)"] + own.map { "\($0.id.text) \($0.waybill ?? "")" }.sorted()).joined(separator: "\n")
        }
      },
      exportShipFile: { [self] wave, _, template in
        locked {
          var made = ShipFilesMade()
          made.paths = ["export/ship-\(wave.iso).csv"]
          made.orders = parcels.values.filter { $0.stage == .shipped }.count
          if template != nil {
            made.template = ShipTemplateNote(filled: made.orders, added: 0, empty: [], notInFile: [], withoutCode: [])
          }
          return made
        }
      },
      assignWaybills: { [self] _, parcels in
        let open = locked { parcels ?? self.parcels.values.filter { $0.waybill == nil && $0.stage == .queued }.map(\.id).sorted() }
        return AssignedNumbers(
          count: 0, left: open.map { .init(parcel: $0, refusal: Refusal(rule: "FUL-5", .noCourierRule(address: ""))) })
      },
      importFiles: { wish in wish.paths.map { "\($0): 0" } },
      now: { [self] in locked { now } },
      calendar: { [self] in calendar },
      newID: { [self] in
        locked {
          nextID += 1
          return "test-\(nextID)"
        }
      },
      people: { [self] in locked { NamedPeople(people.map { ($0.key, $0.value.actor.displayName, false) }) } },
      printPickList: { [self] wave in try locked { "取货单 \(wave.iso) \(try walk(wave).pieces)\n" } },
      printJobs: { [self] limit in locked { Array(printQueue.prefix(limit)) } },
      startPrinting: { [self] in locked { printAll() } },
      counts: { [self] limit in locked { Page(rows: Array(counts.prefix(limit)), next: nil) } },
      count: { [self] id, _ in try locked { try count(id) } },
      changePassword: { [self] old, new in
        try locked {
          guard let actor = current, people[actor.name]?.password == old else { throw Refusal(rule: "ROL-7", .wrongPassword) }
          people[actor.name]?.password = new
          mustChange.remove(actor.name)
        }
      },
      publishing: { [self] limit in locked { Page(rows: Array(publishingRows().prefix(limit)), next: nil) } },
      shortages: { [self] limit in locked { Page(rows: Array(shortageRows().prefix(limit)), next: nil) } },
      shops: { [self] in locked { Set(listings.values.flatMap { $0 }.map(\.shop)).sorted() } })
  }
}
