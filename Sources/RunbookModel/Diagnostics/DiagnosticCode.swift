/// The stable code of each fault.
///
/// The catalogs word it under `diagnostics.<case name>.message` and `.hint`: RB01 files, RB02 Markdown and attributes,
/// RB03 definitions and parameters, RB04 conditions, RB05 substitution, RB06 structure, RB07 values, RB08 languages, RB09
/// pages.
package enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
    // Files.
    case fileNotFound = "RB0101"
    case fileUnreadable = "RB0102"
    case fileTooLarge = "RB0103"
    case notUTF8 = "RB0104"
    case byteOrderMark = "RB0105"
    case carriageReturns = "RB0106"
    case emptyFile = "RB0107"
    case noLanguageFile = "RB0108"
    case nullCharacter = "RB0110"
    case addressGiven = "RB0111"

    // Markdown and attributes.
    case unclosedFrontMatter = "RB0201"
    case unclosedFence = "RB0202"
    case strayBackticks = "RB0203"
    case fenceInsideBlock = "RB0204"
    case textAfterLanguage = "RB0205"
    case unclosedAttributes = "RB0206"
    case unclosedQuote = "RB0207"
    case malformedAttribute = "RB0208"
    case repeatedAttribute = "RB0209"
    case unknownAttribute = "RB0210"
    case unknownClass = "RB0211"
    case attributeNotHere = "RB0212"
    case attributeValue = "RB0213"
    case identifier = "RB0214"
    case forbiddenCharacter = "RB0215"
    case nestingTooDeep = "RB0216"
    case attributeNeeds = "RB0217"
    case attributesConflict = "RB0218"

    // Definitions and parameters.
    case invalidYAML = "RB0301"
    case unknownKey = "RB0302"
    case wrongShape = "RB0303"
    case saidTwice = "RB0304"
    case missingKey = "RB0305"
    case keyValue = "RB0306"
    case parameterName = "RB0307"
    case parameterType = "RB0308"
    case defaultRefused = "RB0309"
    case parameterCycle = "RB0310"
    case undeclaredEntry = "RB0311"
    case missingMessage = "RB0312"
    case deviationWithoutReason = "RB0313"
    case reasonWithoutDeviation = "RB0314"
    case secretDefault = "RB0315"
    case repeatedKey = "RB0316"
    case aliasesExpand = "RB0317"
    case wordsInDefinition = "RB0318"
    case actionInLanguageFile = "RB0319"

    // Conditions.
    case conditionSyntax = "RB0401"
    case conditionName = "RB0402"
    case conditionType = "RB0403"

    // Substitution.
    case undeclaredParameter = "RB0501"
    case refusedPlace = "RB0502"
    case secretInText = "RB0503"
    case unreadableTemplate = "RB0504"
    case lateValue = "RB0505"

    // Structure.
    case duplicateID = "RB0601"
    case missingID = "RB0602"
    case linkToNothing = "RB0603"
    case unknownTarget = "RB0604"
    case outputWithoutStep = "RB0605"
    case emptyStep = "RB0606"
    case noPrompt = "RB0607"
    case invalidPattern = "RB0608"
    case captureUndeclared = "RB0609"
    case noSteps = "RB0610"
    case fileOutsideFolder = "RB0611"

    // Values.
    case valueRefused = "RB0701"
    case valueMissing = "RB0702"
    case unknownParameter = "RB0703"
    case requirementFails = "RB0704"
    case choiceOpen = "RB0705"
    case choiceNone = "RB0706"
    case valueUnplaceable = "RB0707"
    case renderedUnreadable = "RB0708"
    case unknownChoice = "RB0709"
    case capturedParameter = "RB0710"
    case fileMissing = "RB0711"
    case requirementUndecided = "RB0712"
    case lateNeverFilled = "RB0713"
    case assignmentExpected = "RB0714"
    case secretOnCommandLine = "RB0715"

    // Languages.
    case fingerprintsDiffer = "RB0801"
    case outputsDiffer = "RB0802"
    case languageNotHere = "RB0803"
    case draftTranslation = "RB0804"

    // Published pages.
    case pageNotFound = "RB0901"
    case notAPage = "RB0902"
    case pageBinary = "RB0903"
    case pageEmpty = "RB0904"
    case pageTooLarge = "RB0905"
    case pageUntitled = "RB0906"
    case pageTooDeep = "RB0907"
    case invalidJSON = "RB0908"
    case fileInTheWay = "RB0909"
    case pagesClash = "RB0910"
}
