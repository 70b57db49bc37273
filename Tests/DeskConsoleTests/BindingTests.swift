import DeskCore
import DeskScreen
import DeskTestKit
import Foundation
import Testing

@testable import DeskConsole

/// One table of keys: nothing twice, nothing out of reach.
struct BindingTests {
  @Test(arguments: Context.allCases)
  func aKeyMeansOneThingInAPlace(_ context: Context) {
    var seen: [Key: Action] = [:]
    for binding in Bindings.all where binding.isAlive(in: context) {
      for key in binding.keys {
        #expect(seen[key] == nil, "\(key.name) is both \(binding.action) and \(String(describing: seen[key])) in \(context)")
        seen[key] = binding.action
      }
    }
  }

  @Test func theKeysThatStay() {
    for context in Context.allCases where !context.isScanning {
      for (key, action): (Key, Action) in [
        ("1", .pane(.service)), ("5", .pane(.supervisor)), ("?", .help), (.function(1), .help), (":", .palette), (.escape, .back),
        ("q", .quit),
      ] {
        #expect(Bindings.find(key, in: context)?.action == action)
      }
    }
    for context in [Context.service, .wave, .stock] { #expect(Bindings.find("/", in: context)?.action == .filter) }
  }

  @Test("No act needs a key that an input method swallows: it has an F-key, or a place in the list of acts on F9")
  func everyActWithoutLetters() {
    for context in Context.allCases where !context.isScanning {
      for binding in Bindings.all where binding.contexts?.contains(context) == true && !binding.action.isMotion {
        let free = binding.keys.contains { key in
          switch key {
          case .character: false
          default: true
          }
        }
        let acts = Bindings.find(.function(9), in: context)?.action == .acts
        #expect(free || acts, "\(binding.action) in \(context)")
      }
    }
    for key in [Key.function(1), .control("p"), .control("q"), .function(10), .function(12)] {
      #expect(Bindings.find(key, in: .service) != nil)
    }
  }

  @Test func everyCommandWithAFormIsInThePalette() {
    let driver = ConsoleDriver(MemoryShop.fixture().services)
    driver.signIn("zhaojing")
    for kind in CommandKind.allCases where kind.hasCommandForm {
      let found = driver.state.paletteMatches(kind.verb).first
      #expect(found?.target == .action(.command(kind)), "\(kind.verb) finds \(String(describing: found?.target))")
      #expect(driver.state.paletteMatches(Texts.zh.title(kind)).contains { $0.target == .action(.command(kind)) })
      #expect(driver.state.paletteMatches(Texts.en.title(kind)).contains { $0.target == .action(.command(kind)) })
      let initials = Pinyin.initials(Texts.zh.title(kind))
      #expect(driver.state.paletteMatches(initials).contains { $0.target == .action(.command(kind)) }, "\(initials)")
    }
  }

  @Test func everyVerbIsOnce() {
    let driver = ConsoleDriver(MemoryShop.fixture().services)
    driver.signIn("zhaojing")
    let verbs = driver.state.paletteEntries().map(\.verb)
    #expect(Set(verbs).count == verbs.count, "\(verbs.sorted())")
    #expect(!verbs.contains(""))
  }

  @Test func everyHanCharacterOfATitleHasItsInitial() {
    var titles = Set(Bindings.all.flatMap { binding in Context.allCases.map { Texts.zh.title(binding.action, in: $0) } })
    titles.formUnion(CommandKind.allCases.map { Texts.zh.title($0) })
    titles.formUnion(ShippingState.View.allCases.map(Texts.zh.view))
    titles.formUnion(ServiceState.Queue.allCases.map { Texts.zh.title($0) })
    #expect(titles.filter { !Pinyin.knows($0) } == [])
    #expect(Pinyin.initials("认领") == "rl" && Pinyin.initials("导出发货文件") == "dcfhwj")
  }

  @Test(arguments: Language.allCases)
  func theDocumentNamesEveryKey(_ language: Language) {
    let document = KeysDocument.markdown(language)
    for binding in Bindings.all { for key in binding.keys { #expect(document.contains("`\(key.name)`")) } }
    for kind in CommandKind.allCases where kind.hasCommandForm { #expect(document.contains("`:\(kind.verb)")) }
  }

  /// What every role may see is one table; nobody is left without a place.
  @Test func everyRoleHasAPlace() {
    for role in Role.allCases { #expect(!Pane.offered(to: role).isEmpty) }
    #expect(Pane.offered(to: [.shipper, .presaleAgent]) == [.shipping, .stock, .service])
    #expect(Pane.offered(to: [.shipper]).contains(.supervisor) == false)
  }
}
