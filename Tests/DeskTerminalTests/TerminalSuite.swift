import Testing

/// One terminal per process, so its tests take turns.
@Suite(.serialized) enum TerminalSuite {}
