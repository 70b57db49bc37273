import Testing

@testable import DeskScreen

struct ThemeTests {
  @Test func noColourMeansMonoUnlessAskedOtherwise() {
    #expect(Theme.choose(asked: nil, environment: [:]).name == .standard)
    #expect(Theme.choose(asked: nil, environment: ["NO_COLOR": ""]).name == .standard)
    #expect(Theme.choose(asked: nil, environment: ["NO_COLOR": "1"]).name == .mono)
    #expect(Theme.choose(asked: .light, environment: ["NO_COLOR": "1"]).name == .light)
  }

  @Test func monoHasNoColours() {
    for ink in Ink.allCases {
      #expect(Theme.mono.style(ink).foreground == nil && Theme.mono.style(ink).background == nil)
    }
  }

  /// What a person must notice differs from plain text in every theme; the cursor and the alarm also without colour.
  @Test(arguments: Theme.all)
  func importantInksStandOut(theme: Theme) {
    let marked: [Ink] = [.selected, .tabActive, .late, .soon, .refusal, .warning, .stop, .key, .input, .flagRed]
    for ink in marked { #expect(theme.style(ink) != theme.style(.plain), "\(theme.name) \(ink)") }
    #expect(theme.style(.selected) != theme.style(.selectedStrong))
  }

  @Test func colourSafeNeverTellsRedFromGreen() {
    for ink in Ink.allCases {
      let colour = Theme.colourSafe.style(ink).foreground
      #expect(colour != .red && colour != .brightRed && colour != .green && colour != .brightGreen, "\(ink)")
    }
  }
}
