/// In which manner steps are gone through; its name is the group of its words in the catalogs.
enum RunManner: String {
    /// Steps are taken.
    case run
    /// Nothing is done: outputs are samples.
    case training
    /// What changes nothing is done, in a scratch folder.
    case rehearsal
}
