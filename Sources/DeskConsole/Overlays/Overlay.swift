/// What lies over the pane; one at a time, so that a key is never in doubt about who gets it.
public enum Overlay: Sendable {
  case help(HelpState)
  case palette(PaletteState)
  case acts(ActsState)
  case form(FormState)
  case confirm(ConfirmState)
  case phrases(PhrasesState)
  case merges(MergesState)
  case page(PageState)

  var isForm: Bool { if case .form = self { true } else { false } }
}
